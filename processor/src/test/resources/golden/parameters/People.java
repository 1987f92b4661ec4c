package golden;

import java.time.Instant;
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
}
