package golden;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
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
  private static final EnumLabels<People.Mood> MOOD_LABELS =
      EnumLabels.of(People.Mood.values(), "happy", "sad");

  private static final Statement ADD =
      Statement.of(
          "People.add",
          RowShape.none(),
          "INSERT INTO person VALUES ($1, $2, $3, $4, $5)",
          Parameter.of("id", ValueType.UUID),
          Parameter.of("name.first", ValueType.STRING),
          Parameter.of("name.last", ValueType.STRING),
          Parameter.of("age", ValueType.INT),
          Parameter.of("mood", ValueType.ENUM));

  private static final Statement UPDATE =
      Statement.of(
          "People.update",
          RowShape.none(),
          "UPDATE person SET age = $1 WHERE id = $2 AND seen < $3",
          Parameter.of("person.age", ValueType.INT),
          Parameter.of("person.id", ValueType.UUID),
          Parameter.of("before", ValueType.INSTANT));

  private static final Statement NAMED =
      Statement.of(
          "People.named",
          RowShape.scalar(ValueType.LONG),
          "SELECT count(*) FROM person WHERE first = $1 OR last = $1 OR id::text = $1",
          Parameter.of("text", ValueType.STRING));

  private static final Statement AMONG =
      Statement.of(
          "People.among",
          RowShape.scalar(ValueType.LONG),
          "SELECT count(*) FROM person WHERE id = ANY($1) AND mood = ANY($2)",
          Parameter.arrayOf("ids", ValueType.UUID),
          Parameter.arrayOf("moods", ValueType.ENUM));

  private static final Statement AMONG_ARRAYS =
      Statement.of(
          "People.amongArrays",
          RowShape.scalar(ValueType.LONG),
          """
          SELECT count(*) FROM person WHERE age = ANY($1) AND mood = ANY($2) AND mood <> $3""",
          Parameter.arrayOf("ages", ValueType.INT),
          Parameter.arrayOf("moods", ValueType.ENUM),
          Parameter.of("not", ValueType.ENUM));

  private static final Statement HARD_NAMES =
      Statement.of(
          "People.hardNames",
          RowShape.scalar(ValueType.INT),
          "SELECT $1 + $2 + $3 + $4 + $5 + $6",
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
          "SELECT count(*) FROM person WHERE id = $1",
          Parameter.of("id", ValueType.UUID));

  private static final Statement FIND_2 =
      Statement.of(
          "People.find",
          RowShape.scalar(ValueType.LONG),
          """
          SELECT count(*) FROM person WHERE first = $1 AND last = $2 AND age BETWEEN $3 AND $4""",
          Parameter.of("first", ValueType.STRING),
          Parameter.of("last", ValueType.STRING),
          Parameter.of("youngest", ValueType.INT),
          Parameter.of("oldest", ValueType.INT));

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public PeopleImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link People#add(People.Person)}. */
  @Override
  public void add(People.Person person) {
    ADD.with(this.runner)
        .bind(person.id())
        .bind(person.name().first())
        .bind(person.name().last())
        .bind(person.age())
        .bind(person.mood(), MOOD_LABELS)
        .update();
  }

  /** Runs {@link People#update(People.Person, Instant)}. */
  @Override
  public int update(People.Person person, Instant before) {
    return Math.toIntExact(UPDATE.with(this.runner)
        .bind(person.age())
        .bind(person.id())
        .bind(before)
        .update());
  }

  /** Runs {@link People#named(String)}. */
  @Override
  public long named(String text) {
    try (Rows rows = NAMED.with(this.runner).bind(text).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link People#among(Set, Collection)}. */
  @Override
  public long among(Set<UUID> ids, Collection<People.Mood> moods) {
    try (Rows rows = AMONG.with(this.runner)
        .bindArray(ids, ValueType.UUID)
        .bindArray(moods, MOOD_LABELS)
        .query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link People#amongArrays(Integer[], People.Mood[], People.Mood)}. */
  @Override
  public long amongArrays(Integer[] ages, People.Mood[] moods, People.Mood not) {
    try (Rows rows = AMONG_ARRAYS.with(this.runner)
        .bindArray(ages, ValueType.INT)
        .bindArray(moods, MOOD_LABELS)
        .bind(not, MOOD_LABELS)
        .query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link People#hardNames(int, int, int, int, int, int)}. */
  @Override
  public int[] hardNames(int rows, int row, int values, int i, int runner, int list) {
    try (Rows rows_ = HARD_NAMES.with(this.runner)
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
    try (Rows rows = FIND.with(this.runner).bind(id).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link People#find(String, String, int, int)}. */
  @Override
  public List<Long> find(String first, String last, int youngest, int oldest) {
    try (Rows rows = FIND_2.with(this.runner)
        .bind(first)
        .bind(last)
        .bind(youngest)
        .bind(oldest)
        .query()) {
      return rows.list(row -> row.getLongOrNull(0));
    }
  }

  /** Makes {@link PeopleImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<People> {
    /** For {@link ServiceLoader}. */
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
