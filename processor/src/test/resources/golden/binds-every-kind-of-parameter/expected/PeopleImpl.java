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
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link People} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class PeopleImpl implements People {

  private static final Codec<Mood> MOOD_CODEC = Codecs.enumOf(Mood.values(), "happy", "sad");

  private static final Codec<Set<UUID>> UUID_SET = Codecs.setOf(Codecs.UUID);

  private static final Codec<Collection<Mood>> MOOD_COLLECTION = Codecs.collectionOf(MOOD_CODEC);

  private static final Codec<Integer[]> INTEGER_ARRAY =
      Codecs.arrayOf(Codecs.INTEGER, Integer[]::new);

  private static final Codec<Mood[]> MOOD_ARRAY = Codecs.arrayOf(MOOD_CODEC, Mood[]::new);

  private static final Codec<String[]> STRING_ARRAY = Codecs.arrayOf(Codecs.STRING, String[]::new);

  private static final Codec<List<InputStream>> INPUT_STREAM_LIST =
      Codecs.listOf(Codecs.INPUT_STREAM);

  private static final Codec<List<byte[]>> BYTE_ARRAY_LIST = Codecs.listOf(Codecs.BYTES);

  private static final Codec<List<Integer>> INTEGER_LIST = Codecs.listOf(Codecs.INTEGER);

  private static final Codec<List<String>> STRING_LIST = Codecs.listOf(Codecs.STRING);

  private static final Statement ADD =
      Statement.of(
          "People.add",
          RowShape.none(),
          """
          INSERT INTO person VALUES ($1, $2, $3, $4, $5)
          """,
          Parameter.of("id", Codecs.UUID),
          Parameter.of("name.first", Codecs.STRING),
          Parameter.of("name.last", Codecs.STRING),
          Parameter.of("age", Codecs.INTEGER),
          Parameter.of("mood", MOOD_CODEC));

  private static final Statement UPDATE =
      Statement.of(
          "People.update",
          RowShape.none(),
          """
          UPDATE person SET age = $1 WHERE id = $2 AND seen < $3
          """,
          Parameter.of("person.age", Codecs.INTEGER),
          Parameter.of("person.id", Codecs.UUID),
          Parameter.of("before", Codecs.INSTANT));

  private static final Statement NAMED =
      Statement.of(
          "People.named",
          RowShape.scalar(Codecs.LONG),
          """
          SELECT count(*) FROM person WHERE first = $1 OR last = $1 OR id::text = $1
          """,
          Parameter.of("text", Codecs.STRING));

  private static final Statement AMONG =
      Statement.of(
          "People.among",
          RowShape.scalar(Codecs.LONG),
          """
          SELECT count(*) FROM person WHERE id = ANY($1) AND mood = ANY($2)
          """,
          Parameter.of("ids", UUID_SET),
          Parameter.of("moods", MOOD_COLLECTION));

  private static final Statement AMONG_ARRAYS =
      Statement.of(
          "People.amongArrays",
          RowShape.scalar(Codecs.LONG),
          """
          SELECT count(*) FROM person WHERE age = ANY($1) AND mood = ANY($2) AND mood <> $3
          """,
          Parameter.of("ages", INTEGER_ARRAY),
          Parameter.of("moods", MOOD_ARRAY),
          Parameter.of("not", MOOD_CODEC));

  private static final Statement HARD_NAMES =
      Statement.of(
          "People.hardNames",
          RowShape.scalar(Codecs.INTEGER),
          """
          SELECT $1 + $2 + $3 + $4 + $5 + $6
          """,
          Parameter.of("rows", Codecs.INTEGER),
          Parameter.of("row", Codecs.INTEGER),
          Parameter.of("values", Codecs.INTEGER),
          Parameter.of("i", Codecs.INTEGER),
          Parameter.of("runner", Codecs.INTEGER),
          Parameter.of("list", Codecs.INTEGER));

  private static final Statement FIND =
      Statement.of(
          "People.find",
          RowShape.scalar(Codecs.LONG),
          """
          SELECT count(*) FROM person WHERE id = $1
          """,
          Parameter.of("id", Codecs.UUID));

  private static final Statement FIND_2 =
      Statement.of(
          "People.find",
          RowShape.scalar(Codecs.LONG),
          """
          SELECT count(*) FROM person WHERE first = $1 AND last = $2 AND age BETWEEN $3 AND $4
          """,
          Parameter.of("first", Codecs.STRING),
          Parameter.of("last", Codecs.STRING),
          Parameter.of("youngest", Codecs.INTEGER),
          Parameter.of("oldest", Codecs.INTEGER));

  private static final Statement UPDATE_LONG =
      Statement.of(
          "People.updateLong",
          RowShape.none(),
          """
          UPDATE person SET age = $1 WHERE id = $2
          """,
          Parameter.of("age", Codecs.INTEGER),
          Parameter.of("id", Codecs.UUID));

  private static final Statement DELETE_ANY_OF =
      Statement.of(
          "People.deleteAnyOf",
          RowShape.none(),
          """
          DELETE FROM person WHERE first = ANY($1) OR last = ANY($1) OR mood = ANY($2)
          """,
          Parameter.of("names", STRING_ARRAY),
          Parameter.of("moods", MOOD_COLLECTION));

  private static final Statement DELETE_BY_NAMES =
      Statement.of(
          "People.deleteByNames",
          RowShape.none(),
          """
          DELETE FROM person WHERE first = $1 AND last = $2
          """,
          Parameter.of("firstNameOfThePerson", Codecs.STRING),
          Parameter.of("lastNameOfThePerson", Codecs.STRING));

  private static final Statement DELETE_BY_NAMES_AND_MOOD =
      Statement.of(
          "People.deleteByNamesAndMood",
          RowShape.none(),
          """
          DELETE FROM person WHERE first = $1 AND last = $2 AND mood = $3
          """,
          Parameter.of("firstNameOfThePerson", Codecs.STRING),
          Parameter.of("lastNameOfThePerson", Codecs.STRING),
          Parameter.of("mood", MOOD_CODEC));

  private static final Statement EVERY_TYPE =
      Statement.of(
          "People.everyType",
          RowShape.none(),
          """
          SELECT $1::bool, $2::int2, $3::int4, $4::int8, $5::float4, $6::float8, $7::bytea, $8::time, $9::date, $10::timestamp, $11::timestamptz
          """,
          Parameter.of("a", Codecs.BOOLEAN),
          Parameter.of("b", Codecs.SHORT),
          Parameter.of("c", Codecs.INTEGER),
          Parameter.of("d", Codecs.LONG),
          Parameter.of("e", Codecs.FLOAT),
          Parameter.of("f", Codecs.DOUBLE),
          Parameter.of("g", Codecs.BYTES),
          Parameter.of("h", Codecs.LOCAL_TIME),
          Parameter.of("i", Codecs.LOCAL_DATE),
          Parameter.of("j", Codecs.LOCAL_DATE_TIME),
          Parameter.of("k", Codecs.OFFSET_DATE_TIME));

  private static final Statement PHOTOGRAPH =
      Statement.of(
          "People.photograph",
          RowShape.none(),
          """
          UPDATE person SET photo = $1, thumb = $2, print = $3 WHERE id = $4
          """,
          Parameter.of("content", Codecs.INPUT_STREAM),
          Parameter.of("thumb", Codecs.BYTE_BUFFER),
          Parameter.of("print", Codecs.MEMORY_SEGMENT),
          Parameter.of("id", Codecs.UUID));

  private static final Statement HANG =
      Statement.of(
          "People.hang",
          RowShape.none(),
          """
          UPDATE person SET photo = $1 WHERE id = $2
          """,
          Parameter.of("content", Codecs.INPUT_STREAM),
          Parameter.of("id", Codecs.UUID));

  private static final Statement SHOWN =
      Statement.of(
          "People.shown",
          RowShape.scalar(Codecs.LONG),
          """
          SELECT count(*) FROM person WHERE photo = ANY($1)
          """,
          Parameter.of("photos", INPUT_STREAM_LIST));

  private static final Statement EVERY_BOX =
      Statement.of(
          "People.everyBox",
          RowShape.none(),
          """
          SELECT $1::bool, $2::int2, $3::int4, $4::int8, $5::float4, $6::float8, $7::bytea[]
          """,
          Parameter.of("a", Codecs.BOOLEAN),
          Parameter.of("b", Codecs.SHORT),
          Parameter.of("c", Codecs.INTEGER),
          Parameter.of("d", Codecs.LONG),
          Parameter.of("e", Codecs.FLOAT),
          Parameter.of("f", Codecs.DOUBLE),
          Parameter.of("g", BYTE_ARRAY_LIST));

  private static final Statement IN_NOTHING_BUT =
      Statement.of(
          "People.inNothingBut",
          RowShape.scalar(Codecs.LONG),
          """
          SELECT count(*) FROM person WHERE age IN ($1, $2[1]) AND age IN (SELECT unnest($2)) AND age IN ($1)
          """,
          Parameter.of("age", Codecs.INTEGER),
          Parameter.of("ages", INTEGER_LIST));

  private static final Statement NAMED_ONE_OF =
      Statement.of(
          "People.namedOneOf",
          RowShape.scalar(Codecs.LONG),
          """
          SELECT count(*) FROM person WHERE names IN ($1::text[], $2::text[])
          """,
          Parameter.of("one", STRING_LIST),
          Parameter.of("other", STRING_LIST));

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public PeopleImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link People#add}. */
  @Override
  public void add(Person person) {
    ADD.with(runner)
        .bind(person.id(), Codecs.UUID)
        .bind(person.name().first())
        .bind(person.name().last())
        .bind(person.age(), Codecs.INTEGER)
        .bind(person.mood(), MOOD_CODEC)
        .update();
  }

  /** Runs {@link People#update}. */
  @Override
  public int update(Person person, Instant before) {
    return Math.toIntExact(
        UPDATE
            .with(runner)
            .bind(person.age(), Codecs.INTEGER)
            .bind(person.id(), Codecs.UUID)
            .bind(before, Codecs.INSTANT)
            .update());
  }

  /** Runs {@link People#named}. */
  @Override
  public long named(String text) {
    try (Rows rows = NAMED.with(runner).bind(text).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link People#among}. */
  @Override
  public long among(Set<UUID> ids, Collection<Mood> moods) {
    try (Rows rows = AMONG.with(runner).bind(ids, UUID_SET).bind(moods, MOOD_COLLECTION).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link People#amongArrays}. */
  @Override
  public long amongArrays(Integer[] ages, Mood[] moods, Mood not) {
    try (Rows rows =
        AMONG_ARRAYS
            .with(runner)
            .bind(ages, INTEGER_ARRAY)
            .bind(moods, MOOD_ARRAY)
            .bind(not, MOOD_CODEC)
            .query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link People#hardNames}. */
  @Override
  public int[] hardNames(int rows, int row, int values, int i, int runner, int list) {
    try (Rows rows_ =
        HARD_NAMES
            .with(this.runner)
            .bind(rows)
            .bind(row)
            .bind(values)
            .bind(i)
            .bind(runner)
            .bind(list)
            .query()) {
      int[] values_ = new int[rows_.size()];
      for (int i_ = 0; rows_.next(); i_++) {
        values_[i_] = rows_.getInt(0);
      }
      return values_;
    }
  }

  /** Runs {@link People#find(UUID)}. */
  @Override
  public long find(UUID id) {
    try (Rows rows = FIND.with(runner).bind(id, Codecs.UUID).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link People#find(String, String, int, int)}. */
  @Override
  public List<Long> find(String first, String last, int youngest, int oldest) {
    try (Rows rows =
        FIND_2.with(runner).bind(first).bind(last).bind(youngest).bind(oldest).query()) {
      return rows.list(row -> row.get(0, Codecs.LONG));
    }
  }

  /** Runs {@link People#updateLong}. */
  @Override
  public long updateLong(UUID id, int age) {
    return UPDATE_LONG.with(runner).bind(age).bind(id, Codecs.UUID).update();
  }

  /** Runs {@link People#deleteAnyOf}. */
  @Override
  public boolean deleteAnyOf(Collection<Mood> moods, String... names) {
    return DELETE_ANY_OF
            .with(runner)
            .bind(names, STRING_ARRAY)
            .bind(moods, MOOD_COLLECTION)
            .update()
        > 0;
  }

  /** Runs {@link People#deleteByNames}. */
  @Override
  public boolean deleteByNames(String firstNameOfThePerson, String lastNameOfThePerson) {
    return DELETE_BY_NAMES
            .with(runner)
            .bind(firstNameOfThePerson)
            .bind(lastNameOfThePerson)
            .update()
        > 0;
  }

  /** Runs {@link People#deleteByNamesAndMood}. */
  @Override
  public long deleteByNamesAndMood(
      String firstNameOfThePerson, String lastNameOfThePerson, Mood mood) {
    return DELETE_BY_NAMES_AND_MOOD
        .with(runner)
        .bind(firstNameOfThePerson)
        .bind(lastNameOfThePerson)
        .bind(mood, MOOD_CODEC)
        .update();
  }

  /** Runs {@link People#everyType}. */
  @Override
  public void everyType(
      boolean a,
      short b,
      int c,
      long d,
      float e,
      double f,
      byte[] g,
      LocalTime h,
      LocalDate i,
      LocalDateTime j,
      OffsetDateTime k) {
    EVERY_TYPE
        .with(runner)
        .bind(a)
        .bind(b)
        .bind(c)
        .bind(d)
        .bind(e)
        .bind(f)
        .bind(g, Codecs.BYTES)
        .bind(h, Codecs.LOCAL_TIME)
        .bind(i, Codecs.LOCAL_DATE)
        .bind(j, Codecs.LOCAL_DATE_TIME)
        .bind(k, Codecs.OFFSET_DATE_TIME)
        .update();
  }

  /** Runs {@link People#photograph}. */
  @Override
  public void photograph(UUID id, InputStream content, ByteBuffer thumb, MemorySegment print) {
    PHOTOGRAPH
        .with(runner)
        .bind(content, Codecs.INPUT_STREAM)
        .bind(thumb, Codecs.BYTE_BUFFER)
        .bind(print, Codecs.MEMORY_SEGMENT)
        .bind(id, Codecs.UUID)
        .update();
  }

  /** Runs {@link People#hang}. */
  @Override
  public void hang(Picture picture) {
    HANG.with(runner)
        .bind(picture.content(), Codecs.INPUT_STREAM)
        .bind(picture.id(), Codecs.UUID)
        .update();
  }

  /** Runs {@link People#shown}. */
  @Override
  public long shown(List<InputStream> photos) {
    try (Rows rows = SHOWN.with(runner).bind(photos, INPUT_STREAM_LIST).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link People#everyBox}. */
  @Override
  public void everyBox(Boolean a, Short b, Integer c, Long d, Float e, Double f, List<byte[]> g) {
    EVERY_BOX
        .with(runner)
        .bind(a, Codecs.BOOLEAN)
        .bind(b, Codecs.SHORT)
        .bind(c, Codecs.INTEGER)
        .bind(d, Codecs.LONG)
        .bind(e, Codecs.FLOAT)
        .bind(f, Codecs.DOUBLE)
        .bind(g, BYTE_ARRAY_LIST)
        .update();
  }

  /** Runs {@link People#inNothingBut}. */
  @Override
  public long inNothingBut(int age, List<Integer> ages) {
    try (Rows rows = IN_NOTHING_BUT.with(runner).bind(age).bind(ages, INTEGER_LIST).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link People#namedOneOf}. */
  @Override
  public long namedOneOf(List<String> one, List<String> other) {
    try (Rows rows =
        NAMED_ONE_OF.with(runner).bind(one, STRING_LIST).bind(other, STRING_LIST).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Makes {@link PeopleImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<People> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<People> type() {
      return People.class;
    }

    @Override
    public People create(Session session) {
      return new PeopleImpl(session);
    }
  }
}
