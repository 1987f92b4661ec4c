package golden;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.ValueType;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Shapes} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class ShapesImpl implements Shapes {
  private static final RowShape ITEM =
      RowShape.of("Item")
          .column("id", "id", ValueType.INT)
          .column("name", "name", ValueType.STRING);

  private static final Statement ONE =
      Statement.of("Shapes.one", ITEM, "SELECT id, name FROM item WHERE id = 1");

  private static final Statement ONE_OR_NULL =
      Statement.of("Shapes.oneOrNull", ITEM, "SELECT id, name FROM item LIMIT 1");

  private static final Statement OPTIONAL =
      Statement.of("Shapes.optional", ITEM, "SELECT id, name FROM item LIMIT 1");

  private static final Statement LIST =
      Statement.of("Shapes.list", ITEM, "SELECT id, name FROM item");

  private static final Statement SET =
      Statement.of("Shapes.set", ITEM, "SELECT id, name FROM item");

  private static final Statement ARRAY =
      Statement.of("Shapes.array", ITEM, "SELECT id, name FROM item");

  private static final Statement MAP =
      Statement.of(
          "Shapes.map", ITEM.column("id", "key", ValueType.INT), "SELECT id, name FROM item");

  private static final Statement NAMES =
      Statement.of(
          "Shapes.names",
          RowShape.of("Shapes.names")
              .remaining("value", ValueType.STRING)
              .column("id", "key", ValueType.INT),
          "SELECT id, name FROM item");

  private static final Statement COUNT =
      Statement.of("Shapes.count", RowShape.scalar(ValueType.LONG), "SELECT count(*) FROM item");

  private static final Statement MAX =
      Statement.of("Shapes.max", RowShape.scalar(ValueType.INT), "SELECT max(id) FROM item");

  private static final Statement OPTIONAL_MAX =
      Statement.of(
          "Shapes.optionalMax", RowShape.scalar(ValueType.LONG), "SELECT max(id)::int8 FROM item");

  private static final Statement ANY =
      Statement.of(
          "Shapes.any", RowShape.scalar(ValueType.BOOLEAN), "SELECT EXISTS (SELECT FROM item)");

  private static final Statement IDS =
      Statement.of("Shapes.ids", RowShape.scalar(ValueType.INT), "SELECT id FROM item");

  private static final Statement NAME_LIST =
      Statement.of("Shapes.nameList", RowShape.scalar(ValueType.STRING), "SELECT name FROM item");

  private static final Statement UUIDS =
      Statement.of(
          "Shapes.uuids", RowShape.scalar(ValueType.UUID), "SELECT gen_random_uuid() FROM item");

  private static final Statement TODAY =
      Statement.of("Shapes.today", RowShape.scalar(ValueType.LOCAL_DATE), "SELECT current_date");

  private static final Statement CONTENT =
      Statement.of(
          "Shapes.content", RowShape.scalar(ValueType.BYTES), "SELECT content FROM file LIMIT 1");

  private static final Statement ANNOUNCE =
      Statement.of("Shapes.announce", RowShape.none(), "SELECT pg_notify('channel', 'payload')");

  private static final Statement CLEAR =
      Statement.of("Shapes.clear", RowShape.none(), "DELETE FROM item");

  private static final Statement CLEAR_INT =
      Statement.of("Shapes.clearInt", RowShape.none(), "DELETE FROM item");

  private static final Statement CLEAR_LONG =
      Statement.of("Shapes.clearLong", RowShape.none(), "DELETE FROM item");

  private static final Statement CLEAR_ANY =
      Statement.of("Shapes.clearAny", RowShape.none(), "DELETE FROM item");

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public ShapesImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Shapes#one()}. */
  @Override
  public Shapes.Item one() {
    try (Rows rows = ONE.with(this.runner).query()) {
      return item(rows.single());
    }
  }

  /** Runs {@link Shapes#oneOrNull()}. */
  @Override
  public Shapes.Item oneOrNull() {
    try (Rows rows = ONE_OR_NULL.with(this.runner).query()) {
      return rows.oneOrNull(ShapesImpl::item);
    }
  }

  /** Runs {@link Shapes#optional()}. */
  @Override
  public Optional<Shapes.Item> optional() {
    try (Rows rows = OPTIONAL.with(this.runner).query()) {
      return rows.optional(ShapesImpl::item);
    }
  }

  /** Runs {@link Shapes#list()}. */
  @Override
  public List<Shapes.Item> list() {
    try (Rows rows = LIST.with(this.runner).query()) {
      return rows.list(ShapesImpl::item);
    }
  }

  /** Runs {@link Shapes#set()}. */
  @Override
  public Set<Shapes.Item> set() {
    try (Rows rows = SET.with(this.runner).query()) {
      return rows.set(ShapesImpl::item);
    }
  }

  /** Runs {@link Shapes#array()}. */
  @Override
  public Shapes.Item[] array() {
    try (Rows rows = ARRAY.with(this.runner).query()) {
      return rows.array(ShapesImpl::item, Shapes.Item[]::new);
    }
  }

  /** Runs {@link Shapes#map()}. */
  @Override
  public Map<Integer, Shapes.Item> map() {
    try (Rows rows = MAP.with(this.runner).query()) {
      return rows.map(row -> row.getIntegerOrNull(2), ShapesImpl::item);
    }
  }

  /** Runs {@link Shapes#names()}. */
  @Override
  public Map<Integer, String> names() {
    try (Rows rows = NAMES.with(this.runner).query()) {
      return rows.map(row -> row.getIntegerOrNull(1), row -> row.getString(0));
    }
  }

  /** Runs {@link Shapes#count()}. */
  @Override
  public long count() {
    try (Rows rows = COUNT.with(this.runner).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link Shapes#max()}. */
  @Override
  public Integer max() {
    try (Rows rows = MAX.with(this.runner).query()) {
      return rows.oneOrNull(row -> row.getIntegerOrNull(0));
    }
  }

  /** Runs {@link Shapes#optionalMax()}. */
  @Override
  public OptionalLong optionalMax() {
    try (Rows rows = OPTIONAL_MAX.with(this.runner).query()) {
      return rows.singleOrNone() ? OptionalLong.of(rows.getLong(0)) : OptionalLong.empty();
    }
  }

  /** Runs {@link Shapes#any()}. */
  @Override
  public boolean any() {
    try (Rows rows = ANY.with(this.runner).query()) {
      return rows.single().getBoolean(0);
    }
  }

  /** Runs {@link Shapes#ids()}. */
  @Override
  public int[] ids() {
    try (Rows rows = IDS.with(this.runner).query()) {
      int[] values = new int[rows.size()];
      for (int i = 0; rows.next(); i++) {
        values[i] = rows.getInt(0);
      }
      return values;
    }
  }

  /** Runs {@link Shapes#nameList()}. */
  @Override
  public List<String> nameList() {
    try (Rows rows = NAME_LIST.with(this.runner).query()) {
      return rows.list(row -> row.getString(0));
    }
  }

  /** Runs {@link Shapes#uuids()}. */
  @Override
  public UUID[] uuids() {
    try (Rows rows = UUIDS.with(this.runner).query()) {
      return rows.array(row -> row.getUuid(0), UUID[]::new);
    }
  }

  /** Runs {@link Shapes#today()}. */
  @Override
  public Optional<LocalDate> today() {
    try (Rows rows = TODAY.with(this.runner).query()) {
      return rows.optional(row -> row.getLocalDate(0));
    }
  }

  /** Runs {@link Shapes#content()}. */
  @Override
  public byte[] content() {
    try (Rows rows = CONTENT.with(this.runner).query()) {
      return rows.single().getBytes(0);
    }
  }

  /** Runs {@link Shapes#announce()}. */
  @Override
  public void announce() {
    ANNOUNCE.with(this.runner).update();
  }

  /** Runs {@link Shapes#clear()}. */
  @Override
  public void clear() {
    CLEAR.with(this.runner).update();
  }

  /** Runs {@link Shapes#clearInt()}. */
  @Override
  public int clearInt() {
    return Math.toIntExact(CLEAR_INT.with(this.runner).update());
  }

  /** Runs {@link Shapes#clearLong()}. */
  @Override
  public long clearLong() {
    return CLEAR_LONG.with(this.runner).update();
  }

  /** Runs {@link Shapes#clearAny()}. */
  @Override
  public boolean clearAny() {
    return CLEAR_ANY.with(this.runner).update() > 0;
  }

  private static Shapes.Item item(Rows rows) {
    return new Shapes.Item(rows.getInt(0), rows.getString(1));
  }

  /** Makes {@link ShapesImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Shapes> {
    /** For {@link ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Shapes> type() {
      return Shapes.class;
    }

    @Override
    public Shapes create(Session session) {
      return new ShapesImpl(session);
    }
  }
}
