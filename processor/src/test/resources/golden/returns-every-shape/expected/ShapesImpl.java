package golden;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Shapes} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class ShapesImpl implements Shapes {

  private static final RowShape ITEM =
      RowShape.of("Item").column("id", "id", Codecs.INTEGER).column("name", "name", Codecs.STRING);

  private static final Codec<List<String>> STRING_LIST = Codecs.listOf(Codecs.STRING);

  private static final Codec<String[]> STRING_ARRAY = Codecs.arrayOf(Codecs.STRING, String[]::new);

  private static final Codec<byte[][]> BYTE_ARRAY_ARRAY =
      Codecs.arrayOf(Codecs.BYTES, byte[][]::new);

  private static final Codec<Mood> MOOD_CODEC = Codecs.enumOf(Mood.values(), "HAPPY", "SAD");

  private static final Statement ONE =
      Statement.of(
          "Shapes.one",
          ITEM,
          """
          SELECT id, name FROM item WHERE id = 1
          """);

  private static final Statement ONE_OR_NULL =
      Statement.of(
          "Shapes.oneOrNull",
          ITEM,
          """
          SELECT id, name FROM item LIMIT 1
          """);

  private static final Statement OPTIONAL =
      Statement.of(
          "Shapes.optional",
          ITEM,
          """
          SELECT id, name FROM item LIMIT 1
          """);

  private static final Statement LIST =
      Statement.of(
          "Shapes.list",
          ITEM,
          """
          SELECT id, name FROM item
          """);

  private static final Statement SET =
      Statement.of(
          "Shapes.set",
          ITEM,
          """
          SELECT id, name FROM item
          """);

  private static final Statement ARRAY =
      Statement.of(
          "Shapes.array",
          ITEM,
          """
          SELECT id, name FROM item
          """);

  private static final Statement MAP =
      Statement.of(
          "Shapes.map",
          ITEM.column("id", "key", Codecs.INTEGER),
          """
          SELECT id, name FROM item
          """);

  private static final Statement NAMES =
      Statement.of(
          "Shapes.names",
          RowShape.of("Shapes.names")
              .remaining("value", Codecs.STRING)
              .column("id", "key", Codecs.INTEGER),
          """
          SELECT id, name FROM item
          """);

  private static final Statement COUNT =
      Statement.of(
          "Shapes.count",
          RowShape.scalar(Codecs.LONG),
          """
          SELECT count(*) FROM item
          """);

  private static final Statement MAX =
      Statement.of(
          "Shapes.max",
          RowShape.scalar(Codecs.INTEGER),
          """
          SELECT max(id) FROM item
          """);

  private static final Statement OPTIONAL_MAX =
      Statement.of(
          "Shapes.optionalMax",
          RowShape.scalar(Codecs.LONG),
          """
          SELECT max(id)::int8 FROM item
          """);

  private static final Statement ANY =
      Statement.of(
          "Shapes.any",
          RowShape.scalar(Codecs.BOOLEAN),
          """
          SELECT EXISTS (SELECT FROM item)
          """);

  private static final Statement IDS =
      Statement.of(
          "Shapes.ids",
          RowShape.scalar(Codecs.INTEGER),
          """
          SELECT id FROM item
          """);

  private static final Statement NAME_LIST =
      Statement.of(
          "Shapes.nameList",
          RowShape.scalar(Codecs.STRING),
          """
          SELECT name FROM item
          """);

  private static final Statement UUIDS =
      Statement.of(
          "Shapes.uuids",
          RowShape.scalar(Codecs.UUID),
          """
          SELECT gen_random_uuid() FROM item
          """);

  private static final Statement TODAY =
      Statement.of(
          "Shapes.today",
          RowShape.scalar(Codecs.LOCAL_DATE),
          """
          SELECT current_date
          """);

  private static final Statement CONTENT =
      Statement.of(
          "Shapes.content",
          RowShape.scalar(Codecs.BYTES),
          """
          SELECT content FROM file LIMIT 1
          """);

  private static final Statement ANNOUNCE =
      Statement.of(
          "Shapes.announce",
          RowShape.none(),
          """
          SELECT pg_notify('channel', 'payload')
          """);

  private static final Statement CLEAR =
      Statement.of(
          "Shapes.clear",
          RowShape.none(),
          """
          DELETE FROM item
          """);

  private static final Statement CLEAR_INT =
      Statement.of(
          "Shapes.clearInt",
          RowShape.none(),
          """
          DELETE FROM item
          """);

  private static final Statement CLEAR_LONG =
      Statement.of(
          "Shapes.clearLong",
          RowShape.none(),
          """
          DELETE FROM item
          """);

  private static final Statement CLEAR_ANY =
      Statement.of(
          "Shapes.clearAny",
          RowShape.none(),
          """
          DELETE FROM item
          """);

  private static final Statement SIZES =
      Statement.of(
          "Shapes.sizes",
          RowShape.scalar(Codecs.DOUBLE),
          """
          SELECT size FROM item
          """);

  private static final Statement FIRST_ID =
      Statement.of(
          "Shapes.firstId",
          RowShape.scalar(Codecs.INTEGER),
          """
          SELECT id FROM item LIMIT 1
          """);

  private static final Statement FIRST_SIZE =
      Statement.of(
          "Shapes.firstSize",
          RowShape.scalar(Codecs.DOUBLE),
          """
          SELECT size FROM item LIMIT 1
          """);

  private static final Statement TAGS =
      Statement.of(
          "Shapes.tags",
          RowShape.scalar(STRING_LIST),
          """
          SELECT tags FROM item
          """);

  private static final Statement TAG_ARRAYS =
      Statement.of(
          "Shapes.tagArrays",
          RowShape.scalar(STRING_ARRAY),
          """
          SELECT tags FROM item
          """);

  private static final Statement CONTENTS =
      Statement.of(
          "Shapes.contents",
          RowShape.scalar(Codecs.BYTES),
          """
          SELECT contents FROM file
          """);

  private static final Statement PARTS =
      Statement.of(
          "Shapes.parts",
          RowShape.scalar(BYTE_ARRAY_ARRAY),
          """
          SELECT contents FROM file LIMIT 1
          """);

  private static final Statement TAGS_BY_MOOD =
      Statement.of(
          "Shapes.tagsByMood",
          RowShape.of("Shapes.tagsByMood")
              .remaining("value", STRING_LIST)
              .column("mood", "key", MOOD_CODEC),
          """
          SELECT mood, tags FROM item
          """);

  private static final Statement MOODS =
      Statement.of(
          "Shapes.moods",
          RowShape.scalar(MOOD_CODEC),
          """
          SELECT DISTINCT mood FROM item
          """);

  private static final Statement MOODS_OF_ONE =
      Statement.of(
          "Shapes.moodsOfOne",
          RowShape.scalar(MOOD_CODEC),
          """
          SELECT moods FROM item LIMIT 1
          """);

  private static final Statement SEQUENCED_NAMES =
      Statement.of(
          "Shapes.sequencedNames",
          RowShape.scalar(Codecs.STRING),
          """
          SELECT name FROM item ORDER BY name
          """);

  private static final Statement SEQUENCED_NAMES_BY_ID =
      Statement.of(
          "Shapes.sequencedNamesById",
          RowShape.of("Shapes.sequencedNamesById")
              .remaining("value", Codecs.STRING)
              .column("id", "key", Codecs.INTEGER),
          """
          SELECT id, name FROM item ORDER BY name
          """);

  private static final Statement SOLD =
      Statement.of(
          "Shapes.sold",
          RowShape.scalar(Codecs.BOOLEAN),
          """
          SELECT sold FROM item
          """);

  private static final Statement RESET =
      Statement.of(
          "Shapes.reset",
          RowShape.none(),
          """
          CALL reset()
          """);

  private static final Statement SIZE =
      Statement.of(
          "Shapes.size",
          RowShape.scalar(Codecs.LONG),
          """
          CALL size(NULL)
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public ShapesImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Shapes#one}. */
  @Override
  public Item one() {
    try (Rows rows = ONE.with(runner).query()) {
      return item(rows.single());
    }
  }

  /** Runs {@link Shapes#oneOrNull}. */
  @Override
  public Item oneOrNull() {
    try (Rows rows = ONE_OR_NULL.with(runner).query()) {
      return rows.oneOrNull(ShapesImpl::item);
    }
  }

  /** Runs {@link Shapes#optional}. */
  @Override
  public Optional<Item> optional() {
    try (Rows rows = OPTIONAL.with(runner).query()) {
      return rows.optional(ShapesImpl::item);
    }
  }

  /** Runs {@link Shapes#list}. */
  @Override
  public List<Item> list() {
    try (Rows rows = LIST.with(runner).query()) {
      return rows.list(ShapesImpl::item);
    }
  }

  /** Runs {@link Shapes#set}. */
  @Override
  public Set<Item> set() {
    try (Rows rows = SET.with(runner).query()) {
      return rows.set(ShapesImpl::item);
    }
  }

  /** Runs {@link Shapes#array}. */
  @Override
  public Item[] array() {
    try (Rows rows = ARRAY.with(runner).query()) {
      return rows.array(ShapesImpl::item, Item[]::new);
    }
  }

  /** Runs {@link Shapes#map}. */
  @Override
  public Map<Integer, Item> map() {
    try (Rows rows = MAP.with(runner).query()) {
      return rows.map(row -> row.get(2, Codecs.INTEGER), ShapesImpl::item);
    }
  }

  /** Runs {@link Shapes#names}. */
  @Override
  public Map<Integer, String> names() {
    try (Rows rows = NAMES.with(runner).query()) {
      return rows.map(row -> row.get(1, Codecs.INTEGER), row -> row.getString(0));
    }
  }

  /** Runs {@link Shapes#count}. */
  @Override
  public long count() {
    try (Rows rows = COUNT.with(runner).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link Shapes#max}. */
  @Override
  public Integer max() {
    try (Rows rows = MAX.with(runner).query()) {
      return rows.oneOrNull(row -> row.get(0, Codecs.INTEGER));
    }
  }

  /** Runs {@link Shapes#optionalMax}. */
  @Override
  public OptionalLong optionalMax() {
    try (Rows rows = OPTIONAL_MAX.with(runner).query()) {
      return rows.optionalLong();
    }
  }

  /** Runs {@link Shapes#any}. */
  @Override
  public boolean any() {
    try (Rows rows = ANY.with(runner).query()) {
      return rows.single().getBoolean(0);
    }
  }

  /** Runs {@link Shapes#ids}. */
  @Override
  public int[] ids() {
    try (Rows rows = IDS.with(runner).query()) {
      int[] values = new int[rows.size()];
      for (int i = 0; rows.next(); i++) {
        values[i] = rows.getInt(0);
      }
      return values;
    }
  }

  /** Runs {@link Shapes#nameList}. */
  @Override
  public List<String> nameList() {
    try (Rows rows = NAME_LIST.with(runner).query()) {
      return rows.list(row -> row.getString(0));
    }
  }

  /** Runs {@link Shapes#uuids}. */
  @Override
  public UUID[] uuids() {
    try (Rows rows = UUIDS.with(runner).query()) {
      return rows.array(row -> row.get(0, Codecs.UUID), UUID[]::new);
    }
  }

  /** Runs {@link Shapes#today}. */
  @Override
  public Optional<LocalDate> today() {
    try (Rows rows = TODAY.with(runner).query()) {
      return rows.optional(row -> row.get(0, Codecs.LOCAL_DATE));
    }
  }

  /** Runs {@link Shapes#content}. */
  @Override
  public byte[] content() {
    try (Rows rows = CONTENT.with(runner).query()) {
      return rows.single().get(0, Codecs.BYTES);
    }
  }

  /** Runs {@link Shapes#announce}. */
  @Override
  public void announce() {
    ANNOUNCE.with(runner).update();
  }

  /** Runs {@link Shapes#clear}. */
  @Override
  public void clear() {
    CLEAR.with(runner).update();
  }

  /** Runs {@link Shapes#clearInt}. */
  @Override
  public int clearInt() {
    return Math.toIntExact(CLEAR_INT.with(runner).update());
  }

  /** Runs {@link Shapes#clearLong}. */
  @Override
  public long clearLong() {
    return CLEAR_LONG.with(runner).update();
  }

  /** Runs {@link Shapes#clearAny}. */
  @Override
  public boolean clearAny() {
    return CLEAR_ANY.with(runner).update() > 0;
  }

  /** Runs {@link Shapes#sizes}. */
  @Override
  public double[] sizes() {
    try (Rows rows = SIZES.with(runner).query()) {
      double[] values = new double[rows.size()];
      for (int i = 0; rows.next(); i++) {
        values[i] = rows.getDouble(0);
      }
      return values;
    }
  }

  /** Runs {@link Shapes#firstId}. */
  @Override
  public OptionalInt firstId() {
    try (Rows rows = FIRST_ID.with(runner).query()) {
      return rows.optionalInt();
    }
  }

  /** Runs {@link Shapes#firstSize}. */
  @Override
  public OptionalDouble firstSize() {
    try (Rows rows = FIRST_SIZE.with(runner).query()) {
      return rows.optionalDouble();
    }
  }

  /** Runs {@link Shapes#tags}. */
  @Override
  public List<List<String>> tags() {
    try (Rows rows = TAGS.with(runner).query()) {
      return rows.list(row -> row.get(0, STRING_LIST));
    }
  }

  /** Runs {@link Shapes#tagArrays}. */
  @Override
  public String[][] tagArrays() {
    try (Rows rows = TAG_ARRAYS.with(runner).query()) {
      return rows.array(row -> row.get(0, STRING_ARRAY), String[][]::new);
    }
  }

  /** Runs {@link Shapes#contents}. */
  @Override
  public List<byte[]> contents() {
    try (Rows rows = CONTENTS.with(runner).query()) {
      return rows.list(row -> row.get(0, Codecs.BYTES));
    }
  }

  /** Runs {@link Shapes#parts}. */
  @Override
  public Optional<byte[][]> parts() {
    try (Rows rows = PARTS.with(runner).query()) {
      return rows.optional(row -> row.get(0, BYTE_ARRAY_ARRAY));
    }
  }

  /** Runs {@link Shapes#tagsByMood}. */
  @Override
  public Map<Mood, List<String>> tagsByMood() {
    try (Rows rows = TAGS_BY_MOOD.with(runner).query()) {
      return rows.map(row -> row.get(1, MOOD_CODEC), row -> row.get(0, STRING_LIST));
    }
  }

  /** Runs {@link Shapes#moods}. */
  @Override
  public Set<Mood> moods() {
    try (Rows rows = MOODS.with(runner).query()) {
      return rows.set(row -> row.get(0, MOOD_CODEC));
    }
  }

  /** Runs {@link Shapes#moodsOfOne}. */
  @Override
  public Mood[] moodsOfOne() {
    try (Rows rows = MOODS_OF_ONE.with(runner).query()) {
      return rows.array(row -> row.get(0, MOOD_CODEC), Mood[]::new);
    }
  }

  /** Runs {@link Shapes#sequencedNames}. */
  @Override
  public SequencedSet<String> sequencedNames() {
    try (Rows rows = SEQUENCED_NAMES.with(runner).query()) {
      return rows.set(row -> row.getString(0));
    }
  }

  /** Runs {@link Shapes#sequencedNamesById}. */
  @Override
  public SequencedMap<Integer, String> sequencedNamesById() {
    try (Rows rows = SEQUENCED_NAMES_BY_ID.with(runner).query()) {
      return rows.map(row -> row.get(1, Codecs.INTEGER), row -> row.getString(0));
    }
  }

  /** Runs {@link Shapes#sold}. */
  @Override
  public boolean[] sold() {
    try (Rows rows = SOLD.with(runner).query()) {
      boolean[] values = new boolean[rows.size()];
      for (int i = 0; rows.next(); i++) {
        values[i] = rows.getBoolean(0);
      }
      return values;
    }
  }

  /** Runs {@link Shapes#reset}. */
  @Override
  public void reset() {
    RESET.with(runner).update();
  }

  /** Runs {@link Shapes#size}. */
  @Override
  public long size() {
    try (Rows rows = SIZE.with(runner).query()) {
      return rows.single().getLong(0);
    }
  }

  private static Item item(Rows rows) {
    return new Item(rows.getInt(0), rows.getString(1));
  }

  /** Makes {@link ShapesImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Shapes> {
    /** For {@link java.util.ServiceLoader}. */
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
