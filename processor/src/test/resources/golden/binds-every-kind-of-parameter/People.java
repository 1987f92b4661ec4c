package golden;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loompq.Query;

public interface People {

  enum Mood {
    happy,
    sad
  }

  record Name(String first, String last) {}

  record Person(UUID id, Name name, @Nullable Integer age, Mood mood) {}

  @Query("INSERT INTO person VALUES (:id, :name.first, :name.last, :age, :mood)")
  void add(Person person);

  @Query("UPDATE person SET age = :person.age WHERE id = :person.id AND seen < :before")
  int update(Person person, Instant before);

  @Query("SELECT count(*) FROM person WHERE first = :text OR last = :text OR id::text = :text")
  long named(String text);

  @Query("SELECT count(*) FROM person WHERE id = ANY(:ids) AND mood = ANY(:moods)")
  long among(Set<UUID> ids, Collection<Mood> moods);

  @Query("SELECT count(*) FROM person WHERE age = ANY(:ages) AND mood = ANY(:moods) AND mood <> :not")
  long amongArrays(Integer[] ages, Mood[] moods, Mood not);

  @Query("SELECT :rows + :row + :values + :i + :runner + :list")
  int[] hardNames(int rows, int row, int values, int i, int runner, int list);

  @Query("SELECT count(*) FROM person WHERE id = :id")
  long find(UUID id);

  @Query("SELECT count(*) FROM person WHERE first = :first AND last = :last AND age BETWEEN :youngest AND :oldest")
  List<Long> find(String first, String last, int youngest, int oldest);

  @Query("UPDATE person SET age = :age WHERE id = :id")
  long updateLong(UUID id, int age);

  @Query("DELETE FROM person WHERE first = ANY(:names) OR last = ANY(:names) OR mood = ANY(:moods)")
  boolean deleteAnyOf(Collection<Mood> moods, String... names);

  @Query("DELETE FROM person WHERE first = :firstNameOfThePerson AND last = :lastNameOfThePerson")
  boolean deleteByNames(String firstNameOfThePerson, String lastNameOfThePerson);

  @Query("DELETE FROM person WHERE first = :firstNameOfThePerson AND last = :lastNameOfThePerson AND mood = :mood")
  long deleteByNamesAndMood(String firstNameOfThePerson, String lastNameOfThePerson, Mood mood);

  @Query("SELECT :a::bool, :b::int2, :c::int4, :d::int8, :e::float4, :f::float8, :g::bytea, :h::time, :i::date, :j::timestamp, :k::timestamptz")
  void everyType(boolean a, short b, int c, long d, float e, double f, byte[] g, LocalTime h, LocalDate i, LocalDateTime j, OffsetDateTime k);

  record Picture(UUID id, @Nullable InputStream content) {}

  @Query("UPDATE person SET photo = :content, thumb = :thumb, print = :print WHERE id = :id")
  void photograph(UUID id, @Nullable InputStream content, ByteBuffer thumb, MemorySegment print);

  @Query("UPDATE person SET photo = :content WHERE id = :id")
  void hang(Picture picture);

  @Query("SELECT count(*) FROM person WHERE photo = ANY(:photos)")
  long shown(List<InputStream> photos);

  @Query("SELECT :a::bool, :b::int2, :c::int4, :d::int8, :e::float4, :f::float8, :g::bytea[]")
  void everyBox(@Nullable Boolean a, Short b, Integer c, Long d, Float e, Double f, List<byte[]> g);

  @Query("SELECT count(*) FROM person WHERE age IN (:age, :ages[1]) AND age IN (SELECT unnest(:ages)) AND age IN (:age)")
  long inNothingBut(int age, List<Integer> ages);

  @Query("SELECT count(*) FROM person WHERE names IN (:one::text[], :other::text[])")
  long namedOneOf(List<String> one, List<String> other);
}
