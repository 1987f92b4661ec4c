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
import org.loompq.runtime.EnumLabels;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.ValueType;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link People} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class PeopleImpl implements People {

  private static final EnumLabels<Mood> MOOD_LABELS = EnumLabels.of(Mood.values(), "happy", "sad");

  private static final Statement ADD =
      Statement.of(
          "People.add",
          RowShape.none(),
          """
          INSERT INTO person VALUES ($1, $2, $3, $4, $5)
          """,
          Parameter.of("id", ValueType.UUID),
          Parameter.of("name.first", ValueType.STRING),
          Parameter.of("name.last", ValueType.STRING),
          Parameter.of("age", ValueType.INT),
          Parameter.of("mood", ValueType.ENUM));

  private static final Statement UPDATE =
      Statement.of(
          "People.update",
          RowShape.none(),
          """
          UPDATE person SET age = $1 WHERE id = $2 AND seen < $3
          """,
          Parameter.of("person.age", ValueType.INT),
          Parameter.of("person.id", ValueType.UUID),
          Parameter.of("before", ValueType.INSTANT));

  private static final Statement NAMED =
      Statement.of(
          "People.named",
          RowShape.scalar(ValueType.LONG),
          """
          SELECT count(*) FROM person WHERE first = $1 OR last = $1 OR id::text = $1
          """,
          Parameter.of("text", ValueType.STRING));

  private static final Statement AMONG =
      Statement.of(
          "People.among",
          RowShape.scalar(ValueType.LONG),
          """
          SELECT count(*) FROM person WHERE id = ANY($1) AND mood = ANY($2)
          """,
          Parameter.arrayOf("ids", ValueType.UUID),
          Parameter.arrayOf("moods", ValueType.ENUM));

  private static final Statement AMONG_ARRAYS =
      Statement.of(
          "People.amongArrays",
          RowShape.scalar(ValueType.LONG),
          """
          SELECT count(*) FROM person WHERE age = ANY($1) AND mood = ANY($2) AND mood <> $3
          """,
          Parameter.arrayOf("ages", ValueType.INT),
          Parameter.arrayOf("moods", ValueType.ENUM),
          Parameter.of("not", ValueType.ENUM));

  private static final Statement HARD_NAMES =
      Statement.of(
          "People.hardNames",
          RowShape.scalar(ValueType.INT),
          """
          SELECT $1 + $2 + $3 + $4 + $5 + $6
          """,
          Parameter.of("rows", ValueType.INT),
          Parameter.of("row", ValueType.INT),
          Parameter.of("values", ValueType.INT),
          Parameter.of("i", ValueType.INT),
          Parameter.of("runner", ValueType.INT),
          Parameter.of("list", ValueType.INT));

  private static final Statement FIND =
      Statement.of(
          "People.find",
          RowShape.scalar(ValueType.LONG),
          """
          SELECT count(*) FROM person WHERE id = $1
          """,
          Parameter.of("id", ValueType.UUID));

  private static final Statement FIND_2 =
      Statement.of(
          "People.find",
          RowShape.scalar(ValueType.LONG),
          """
          SELECT count(*) FROM person WHERE first = $1 AND last = $2 AND age BETWEEN $3 AND $4
          """,
          Parameter.of("first", ValueType.STRING),
          Parameter.of("last", ValueType.STRING),
          Parameter.of("youngest", ValueType.INT),
          Parameter.of("oldest", ValueType.INT));

  private static final Statement UPDATE_LONG =
      Statement.of(
          "People.updateLong",
          RowShape.none(),
          """
          UPDATE person SET age = $1 WHERE id = $2
          """,
          Parameter.of("age", ValueType.INT),
          Parameter.of("id", ValueType.UUID));

  private static final Statement DELETE_ANY_OF =
      Statement.of(
          "People.deleteAnyOf",
          RowShape.none(),
          """
          DELETE FROM person WHERE first = ANY($1) OR last = ANY($1) OR mood = ANY($2)
          """,
          Parameter.arrayOf("names", ValueType.STRING),
          Parameter.arrayOf("moods", ValueType.ENUM));

  private static final Statement DELETE_BY_NAMES =
      Statement.of(
          "People.deleteByNames",
          RowShape.none(),
          """
          DELETE FROM person WHERE first = $1 AND last = $2
          """,
          Parameter.of("firstNameOfThePerson", ValueType.STRING),
          Parameter.of("lastNameOfThePerson", ValueType.STRING));

  private static final Statement DELETE_BY_NAMES_AND_MOOD =
      Statement.of(
          "People.deleteByNamesAndMood",
          RowShape.none(),
          """
          DELETE FROM person WHERE first = $1 AND last = $2 AND mood = $3
          """,
          Parameter.of("firstNameOfThePerson", ValueType.STRING),
          Parameter.of("lastNameOfThePerson", ValueType.STRING),
          Parameter.of("mood", ValueType.ENUM));

  private static final Statement EVERY_TYPE =
      Statement.of(
          "People.everyType",
          RowShape.none(),
          """
          SELECT $1::bool, $2::int2, $3::int4, $4::int8, $5::float4, $6::float8, $7::bytea, $8::time, $9::date, $10::timestamp, $11::timestamptz
          """,
          Parameter.of("a", ValueType.BOOLEAN),
          Parameter.of("b", ValueType.SHORT),
          Parameter.of("c", ValueType.INT),
          Parameter.of("d", ValueType.LONG),
          Parameter.of("e", ValueType.FLOAT),
          Parameter.of("f", ValueType.DOUBLE),
          Parameter.of("g", ValueType.BYTES),
          Parameter.of("h", ValueType.LOCAL_TIME),
          Parameter.of("i", ValueType.LOCAL_DATE),
          Parameter.of("j", ValueType.LOCAL_DATE_TIME),
          Parameter.of("k", ValueType.OFFSET_DATE_TIME));

  private static final Statement PHOTOGRAPH =
      Statement.of(
          "People.photograph",
          RowShape.none(),
          """
          UPDATE person SET photo = $1, thumb = $2, print = $3 WHERE id = $4
          """,
          Parameter.of("content", ValueType.INPUT_STREAM),
          Parameter.of("thumb", ValueType.BYTE_BUFFER),
          Parameter.of("print", ValueType.MEMORY_SEGMENT),
          Parameter.of("id", ValueType.UUID));

  private static final Statement HANG =
      Statement.of(
          "People.hang",
          RowShape.none(),
          """
          UPDATE person SET photo = $1 WHERE id = $2
          """,
          Parameter.of("content", ValueType.INPUT_STREAM),
          Parameter.of("id", ValueType.UUID));

  private static final Statement SHOWN =
      Statement.of(
          "People.shown",
          RowShape.scalar(ValueType.LONG),
          """
          SELECT count(*) FROM person WHERE photo = ANY($1)
          """,
          Parameter.arrayOf("photos", ValueType.INPUT_STREAM));

  private static final Statement EVERY_BOX =
      Statement.of(
          "People.everyBox",
          RowShape.none(),
          """
          SELECT $1::bool, $2::int2, $3::int4, $4::int8, $5::float4, $6::float8, $7::bytea[]
          """,
          Parameter.of("a", ValueType.BOOLEAN),
          Parameter.of("b", ValueType.SHORT),
          Parameter.of("c", ValueType.INT),
          Parameter.of("d", ValueType.LONG),
          Parameter.of("e", ValueType.FLOAT),
          Parameter.of("f", ValueType.DOUBLE),
          Parameter.arrayOf("g", ValueType.BYTES));

  private static final Statement IN_NOTHING_BUT =
      Statement.of(
          "People.inNothingBut",
          RowShape.scalar(ValueType.LONG),
          """
          SELECT count(*) FROM person WHERE age IN ($1, $2[1]) AND age IN (SELECT unnest($2)) AND age IN ($1)
          """,
          Parameter.of("age", ValueType.INT),
          Parameter.arrayOf("ages", ValueType.INT));

  private static final Statement NAMED_ONE_OF =
      Statement.of(
          "People.namedOneOf",
          RowShape.scalar(ValueType.LONG),
          """
          SELECT count(*) FROM person WHERE names IN ($1::text[], $2::text[])
          """,
          Parameter.arrayOf("one", ValueType.STRING),
          Parameter.arrayOf("other", ValueType.STRING));

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
        .bind(person.id())
        .bind(person.name().first())
        .bind(person.name().last())
        .bind(person.age())
        .bind(person.mood(), MOOD_LABELS)
        .update();
  }

  /** Runs {@link People#update}. */
  @Override
  public int update(Person person, Instant before) {
    return Math.toIntExact(
        UPDATE.with(runner).bind(person.age()).bind(person.id()).bind(before).update());
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
    try (Rows rows =
        AMONG.with(runner).bindArray(ids, ValueType.UUID).bindArray(moods, MOOD_LABELS).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link People#amongArrays}. */
  @Override
  public long amongArrays(Integer[] ages, Mood[] moods, Mood not) {
    try (Rows rows =
        AMONG_ARRAYS
            .with(runner)
            .bindArray(ages, ValueType.INT)
            .bindArray(moods, MOOD_LABELS)
            .bind(not, MOOD_LABELS)
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
    try (Rows rows = FIND.with(runner).bind(id).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link People#find(String, String, int, int)}. */
  @Override
  public List<Long> find(String first, String last, int youngest, int oldest) {
    try (Rows rows =
        FIND_2.with(runner).bind(first).bind(last).bind(youngest).bind(oldest).query()) {
      return rows.list(row -> row.getLongOrNull(0));
    }
  }

  /** Runs {@link People#updateLong}. */
  @Override
  public long updateLong(UUID id, int age) {
    return UPDATE_LONG.with(runner).bind(age).bind(id).update();
  }

  /** Runs {@link People#deleteAnyOf}. */
  @Override
  public boolean deleteAnyOf(Collection<Mood> moods, String... names) {
    return DELETE_ANY_OF
            .with(runner)
            .bindArray(names, ValueType.STRING)
            .bindArray(moods, MOOD_LABELS)
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
        .bind(mood, MOOD_LABELS)
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
        .bind(g)
        .bind(h)
        .bind(i)
        .bind(j)
        .bind(k)
        .update();
  }

  /** Runs {@link People#photograph}. */
  @Override
  public void photograph(UUID id, InputStream content, ByteBuffer thumb, MemorySegment print) {
    PHOTOGRAPH.with(runner).bind(content).bind(thumb).bind(print).bind(id).update();
  }

  /** Runs {@link People#hang}. */
  @Override
  public void hang(Picture picture) {
    HANG.with(runner).bind(picture.content()).bind(picture.id()).update();
  }

  /** Runs {@link People#shown}. */
  @Override
  public long shown(List<InputStream> photos) {
    try (Rows rows = SHOWN.with(runner).bindArray(photos, ValueType.INPUT_STREAM).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link People#everyBox}. */
  @Override
  public void everyBox(Boolean a, Short b, Integer c, Long d, Float e, Double f, List<byte[]> g) {
    EVERY_BOX
        .with(runner)
        .bind(a)
        .bind(b)
        .bind(c)
        .bind(d)
        .bind(e)
        .bind(f)
        .bindArray(g, ValueType.BYTES)
        .update();
  }

  /** Runs {@link People#inNothingBut}. */
  @Override
  public long inNothingBut(int age, List<Integer> ages) {
    try (Rows rows = IN_NOTHING_BUT.with(runner).bind(age).bindArray(ages, ValueType.INT).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link People#namedOneOf}. */
  @Override
  public long namedOneOf(List<String> one, List<String> other) {
    try (Rows rows =
        NAMED_ONE_OF
            .with(runner)
            .bindArray(one, ValueType.STRING)
            .bindArray(other, ValueType.STRING)
            .query()) {
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
