package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.Database;
import org.loompq.Row;
import org.loompq.RowStream;
import org.loompq.TypeCodec;
import org.loompq.ValueReader;
import org.loompq.ValueWriter;
import org.loompq.error.MappingException;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.type.Range;

/** Java types for which the application brings codecs; random values, with the seed named. */
class TypeCodecTest {

  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());
  private static final Rgb RED = new Rgb(255, 0, 0);
  private static final Rgb GREY = new Rgb(128, 128, 128);

  private static final Codec<Rgb> RGB = Codecs.custom(Rgb.class);
  private static final Codec<List<@Nullable Rgb>> RGB_LIST = Codecs.listOf(RGB);

  /** A record that has one in a composite type. */
  record Pen(String name, Rgb colour) {}

  private static final Codec<Pen> PEN =
      Composite.of(
          RowShape.of("Pen").column("name", "name", Codecs.STRING).column("colour", "colour", RGB),
          rows -> new Pen(String.valueOf(rows.getString(0)), colour(rows, 1)),
          (parameters, pen) -> parameters.bind(pen.name()).bind(pen.colour(), RGB));

  /** A corner of {@code cube}, of the extension of that name; see cube_send in its source. */
  record Corner(List<Double> at) {}

  /** Carries it. */
  static final class CornerCodec implements TypeCodec<Corner> {

    private static final int IS_POINT = 0x8000_0000;

    @Override
    public Class<Corner> javaType() {
      return Corner.class;
    }

    @Override
    public String typeName() {
      return "cube";
    }

    @Override
    public void write(Corner value, ValueWriter out) {
      out.writeInt(IS_POINT | value.at().size());
      value.at().forEach(out::writeDouble);
    }

    @Override
    public Corner read(ValueReader in) {
      int header = in.readInt();
      if ((header & IS_POINT) == 0) {
        throw new IllegalStateException("the cube is no point");
      }
      List<Double> at = new ArrayList<>();
      for (int i = 0; i < (header & ~IS_POINT); i++) {
        at.add(in.readDouble());
      }
      return new Corner(at);
    }
  }

  /** An interface with several classes, in text. */
  sealed interface Shape {}

  record Square(int side) implements Shape {}

  record Circle(int radius) implements Shape {}

  /** Carries all of them. */
  static final class ShapeCodec implements TypeCodec<Shape> {

    @Override
    public Class<Shape> javaType() {
      return Shape.class;
    }

    @Override
    public String typeName() {
      return "text";
    }

    @Override
    public void write(Shape value, ValueWriter out) {
      out.writeText(
          switch (value) {
            case Square(int side) -> "s" + side;
            case Circle(int radius) -> "c" + radius;
          });
    }

    @Override
    public Shape read(ValueReader in) {
      String text = in.readText(in.remaining());
      int size = Integer.parseInt(text.substring(1));
      return text.startsWith("s") ? new Square(size) : new Circle(size);
    }
  }

  private final Random random = new Random(SEED);
  private final List<Database> opened = new ArrayList<>();

  @BeforeAll
  static void create() {
    try (Database db = TestServer.open(1)) {
      db.execute("CREATE EXTENSION IF NOT EXISTS cube");
      db.execute("CREATE DOMAIN rgb AS bytea CHECK (length(VALUE) = 3)");
      db.execute("CREATE TYPE pen AS (name text, colour rgb)");
      db.execute("CREATE TYPE rgbrange AS RANGE (subtype = bytea)");
      db.execute(
          "CREATE TABLE palette (id int8, colour rgb, more rgb[], pen pen, raw bytea, number"
              + " int4)");
    }
  }

  @AfterAll
  static void drop() {
    try (Database db = TestServer.open(1)) {
      db.execute("DROP TABLE palette");
      db.execute("DROP TYPE pen, rgbrange");
      db.execute("DROP DOMAIN rgb");
      db.execute("DROP EXTENSION cube");
    }
  }

  @AfterEach
  void empty() {
    opened.forEach(
        db -> {
          db.execute("TRUNCATE palette");
          db.close();
        });
  }

  private Database open(TypeCodec<?>... codecs) {
    var config = TestServer.config().maxConnections(2);
    for (TypeCodec<?> codec : codecs) {
      config.typeCodec(codec);
    }
    Database db = Database.open(config.build());
    opened.add(db);
    return db;
  }

  private static Rgb colour(Rows rows, int component) {
    Rgb colour = rows.get(component, RGB);
    return colour == null ? new Rgb(0, 0, 0) : colour;
  }

  private List<Rgb> randomColours(int count) {
    return Stream.generate(() -> Rgb.random(random)).limit(count).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgb", "public.rgb", " \"rgb\" ", "bytea"})
  void goToTheServerAndBackInStatements(String typeName) {
    Database db = open(new Rgb.InBytes(typeName));
    Statement insert =
        Statement.of(
            "insert",
            RowShape.none(),
            "INSERT INTO palette (id, colour, more) VALUES ($1, $2, $3)",
            Parameter.of("id", Codecs.LONG),
            Parameter.of("colour", RGB),
            Parameter.of("more", RGB_LIST));
    Statement select =
        Statement.of(
            "select",
            RowShape.of("Palette").column("colour", "colour", RGB).column("more", "more", RGB_LIST),
            "SELECT colour, more FROM palette ORDER BY id");
    StatementRunner runner = StatementRunner.of(db);
    List<@Nullable Rgb> colours = new ArrayList<>(randomColours(50));
    for (int i = 0; i < colours.size(); i++) {
      insert.with(runner).bind((long) i).bind(colours.get(i), RGB).bind(colours, RGB_LIST).update();
    }
    insert.with(runner).bind(99L).bind(null, RGB).bind(null, RGB_LIST).update();
    try (Rows rows = select.with(runner).query()) {
      for (Rgb colour : colours) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.get(0, RGB)).as("seed " + SEED).isEqualTo(colour);
        assertThat(rows.get(1, RGB_LIST)).as("seed " + SEED).isEqualTo(colours);
      }
      assertThat(rows.next()).isTrue();
      assertThat(rows.get(0, RGB)).isNull();
      assertThat(rows.get(1, RGB_LIST)).isNull();
    }
  }

  @Test
  void areValuesOfDynamicStatements() {
    Database db = open(new Rgb.InBytes("rgb"));
    Row row =
        db.execute(
                "INSERT INTO palette (colour, more, raw) VALUES ($1, $2, $3)"
                    + " RETURNING colour, more, raw, encode(raw, 'hex')",
                RED,
                List.of(RED, GREY),
                GREY)
            .one();
    assertThat(row.get(0, Rgb.class)).isEqualTo(RED);
    assertThat(row.getList(1, Rgb.class)).containsExactly(RED, GREY);
    assertThat(row.get(1, Rgb[].class)).containsExactly(RED, GREY);
    assertThat(row.get(2, Rgb.class)).isEqualTo(GREY);
    assertThat(row.get(2, byte[].class)).hasSize(3);
    assertThat(row.get(2, Object.class)).isInstanceOf(byte[].class);
    assertThat(row.get(3, String.class)).isEqualTo("808080");
    assertThat(
            db.prepare("SELECT id FROM palette WHERE colour = ANY ($1)")
                .execute(List.of(RED))
                .all())
        .hasSize(1);
    assertThat(
            db.execute("SELECT $1::rgb[]", (Object) new Rgb[] {RED, null})
                .one()
                .getList(0, Rgb.class))
        .containsExactly(RED, null);
  }

  @Test
  void areReadFromStreamsPipelinesAndTransactionsWhereNothingElseRanBefore() {
    try (RowStream rows = open(new Rgb.InBytes("rgb")).stream("SELECT '\\xff0000'::rgb")) {
      assertThat(rows.iterator().next().get(0, Rgb.class)).isEqualTo(RED);
    }
    Rgb piped =
        open(new Rgb.InBytes("rgb"))
            .pipeline(
                pipeline -> pipeline.execute("SELECT $1::rgb", GREY).get().one().get(0, Rgb.class));
    assertThat(piped).isEqualTo(GREY);
    Row row =
        open(new Rgb.InBytes("rgb"))
            .transaction(tx -> tx.execute("SELECT ARRAY[$1::rgb]", RED).one());
    assertThat(row.getList(0, Rgb.class)).containsExactly(RED);
  }

  @Test
  void areFieldsOfCompositeTypesAndBoundsOfRanges() {
    Database db = open(new Rgb.InBytes("rgb"));
    Statement pens =
        Statement.of("pens", RowShape.scalar(PEN), "SELECT $1::pen", Parameter.of("pen", PEN));
    Pen pen = new Pen("grey", GREY);
    try (Rows rows = pens.with(StatementRunner.of(db)).bind(pen, PEN).query()) {
      assertThat(rows.single().get(0, PEN)).isEqualTo(pen);
    }
    Row row = db.execute("SELECT ('grey', $1)::pen", GREY).one();
    Row fields = Objects.requireNonNull(row.get(0, Row.class));
    assertThat(fields.get("colour", Rgb.class)).isEqualTo(GREY);
    Range<Rgb> range = Range.closedOpen(GREY, RED);
    Statement ranges =
        Statement.of(
            "ranges",
            RowShape.scalar(Codecs.rangeOf(RGB)),
            "SELECT $1::rgbrange",
            Parameter.of("range", Codecs.rangeOf(RGB)));
    try (Rows rows = ranges.with(StatementRunner.of(db)).bind(range, Codecs.rangeOf(RGB)).query()) {
      assertThat(rows.single().get(0, Codecs.rangeOf(RGB))).isEqualTo(range);
    }
  }

  @Test
  void areCopiedBothWaysAndExecutedInBatches() {
    Database db = open(new Rgb.InBytes("rgb"));
    StatementRunner runner = StatementRunner.of(db);
    List<Rgb> colours = randomColours(2_000);
    CopyInto load = CopyInto.of("load", "palette", "colour", Parameter.of("colour", RGB));
    load.copy(runner, colours.iterator(), (parameters, colour) -> parameters.bind(colour, RGB));
    CopyFrom export = CopyFrom.of("export", RowShape.scalar(RGB), "SELECT colour FROM palette");
    try (Stream<Rgb> copied = export.stream(runner, rows -> colour(rows, 0))) {
      assertThat(copied).as("seed " + SEED).containsExactlyElementsOf(colours);
    }
    Statement recolour =
        Statement.of(
            "recolour",
            RowShape.scalar(RGB),
            "INSERT INTO palette (more) VALUES ($1) RETURNING more[1]",
            Parameter.of("more", RGB_LIST));
    List<Rgb> returned;
    try (BatchExecution batch = recolour.batch(runner)) {
      returned = batch.rows(rows -> colour(rows, 0));
      for (Rgb colour : colours) {
        List<@Nullable Rgb> more = new ArrayList<>();
        more.add(colour);
        batch.next().bind(more, RGB_LIST);
      }
      batch.counts();
    }
    assertThat(returned).as("seed " + SEED).isEqualTo(colours);
  }

  @Test
  void areOfTypesThatLoompqDoesNotKnow() {
    Database db = open(new CornerCodec());
    Corner corner = new Corner(List.of(random.nextDouble(), -0.0, random.nextGaussian()));
    Row row = db.execute("SELECT $1::cube, ARRAY[$1::cube], $1::text", corner).one();
    assertThat(row.get(0, Corner.class)).as("seed " + SEED).isEqualTo(corner);
    assertThat(row.get(0, Object.class)).as("seed " + SEED).isEqualTo(corner);
    assertThat(row.getList(1, Corner.class)).as("seed " + SEED).containsExactly(corner);
    assertThatThrownBy(() -> db.execute("SELECT '(1),(2)'::cube AS c").one().get(0, Corner.class))
        .isInstanceOf(MappingException.class)
        .hasMessage("column \"c\": CornerCodec could not read the value: the cube is no point")
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void areOfTypesThatAreCreatedAfterTheDatabaseWasOpenedAndAnew() {
    Database db = open(new Rgb.InBytes("late"), new CornerCodec());
    assertThatThrownBy(() -> db.execute("SELECT $1::bytea", RED))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("this database has no TypeCodec for the two");
    for (int round = 0; round < 3; round++) {
      db.execute("CREATE DOMAIN late AS bytea");
      Row row = db.execute("SELECT '\\xff0000'::late AS late -- " + round).one();
      assertThat(row.get(0, Rgb.class)).isEqualTo(RED);
      assertThat(db.execute("SELECT ARRAY[$1::late] -- " + round, GREY).one().getList(0, Rgb.class))
          .containsExactly(GREY);
      db.execute("DROP DOMAIN late");
    }
  }

  @Test
  void areFoundForColumnsOfDomainsThatAreCreatedLater() {
    Database db = open(new Rgb.InBytes("later"));
    StatementRunner runner = StatementRunner.of(db);
    assertThat(db.execute("SELECT '\\x01'::bytea").scalar(byte[].class)).containsExactly(1);
    db.execute("CREATE DOMAIN later AS bytea");
    CopyInto load = CopyInto.of("load", "palette", "colour", Parameter.of("colour", RGB));
    load.copy(
        runner, List.of(RED).iterator(), (parameters, colour) -> parameters.bind(colour, RGB));
    Statement select = Statement.of("select", RowShape.scalar(RGB), "SELECT colour FROM palette");
    try (Rows rows = select.with(runner).query()) {
      assertThat(rows.single().get(0, RGB)).isEqualTo(RED);
    }
    db.execute("DROP DOMAIN later");
  }

  @Test
  void leaveAllBytesThatTheyDoNotReadAsAnError() {
    Database db = open(new Rgb.InBytes("bytea"));
    assertThatThrownBy(() -> db.execute("SELECT '\\x01020304'::bytea AS b").scalar(Rgb.class))
        .isInstanceOf(MappingException.class)
        .hasMessage("column \"b\": InBytes has left 1 bytes of a value of type bytea unread");
  }

  @Test
  void areDifferentInEachDatabase() {
    Database bytes = open(new Rgb.InBytes("bytea"));
    Database numbers = open(new Rgb.InNumber());
    Database none = open();
    Statement select =
        Statement.of(
            "select",
            RowShape.of("Colours").column("colour", "colour", RGB),
            "SELECT CASE WHEN true THEN $1 END AS colour",
            Parameter.of("colour", RGB));
    assertThat(bytes.execute("SELECT $1::bytea", RED).scalar(Rgb.class)).isEqualTo(RED);
    assertThat(numbers.execute("SELECT $1::int4", RED).scalar(Rgb.class)).isEqualTo(RED);
    assertThat(numbers.execute("SELECT $1::int4", RED).scalar(Integer.class)).isEqualTo(0xff0000);
    assertThatThrownBy(() -> bytes.execute("SELECT 1 AS one").scalar(Rgb.class))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("column \"one\" is of type integer");
    assertThatThrownBy(() -> none.execute("SELECT $1::int4", RED))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("bring a TypeCodec");
    assertThatThrownBy(() -> none.execute("SELECT 1").scalar(Rgb.class))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("unless there is a TypeCodec for it");
    assertThatThrownBy(() -> select.with(StatementRunner.of(none)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("parameter :colour of select is of type text")
        .hasMessageContaining("this database has no TypeCodec for the two");
  }

  @Test
  void areOfAClassBeneathThatOfTheCodec() {
    Database db = open(new ShapeCodec());
    Row row =
        db.execute(
                "SELECT $1::text, $2::text[]", new Square(3), List.of(new Circle(1), new Square(2)))
            .one();
    assertThat(row.get(0, Shape.class)).isEqualTo(new Square(3));
    assertThat(row.getString(0)).isEqualTo("s3");
    assertThat(row.getList(1, Shape.class)).containsExactly(new Circle(1), new Square(2));
    assertThatThrownBy(() -> row.get(0, Square.class)).isInstanceOf(MappingException.class);
  }

  @Test
  void leaveStringsAndNumbersAsTheyAre() {
    Database db = open(new ShapeCodec(), new Rgb.InNumber());
    Row row =
        db.execute("SELECT $1::text, $2::int4, ARRAY[$2::int4], $3::rgb", "s", 7, "x12").one();
    assertThat(row.getString(0)).isEqualTo("s");
    assertThat(row.getInt(1)).isEqualTo(7);
    assertThat(row.getLong(1)).isEqualTo(7);
    assertThat(row.getList(2, Integer.class)).containsExactly(7);
    assertThat(row.get(2, int[].class)).containsExactly(7);
    Row fields = db.execute("SELECT ROW(1, 'a')").one().get(0, Row.class);
    assertThat(Objects.requireNonNull(fields).getInt(0)).isEqualTo(1);
  }

  @Test
  void nameTheParameterOfWhichACodecThrows() {
    Database db = open(new Rgb.InBytes("rgb"));
    assertThatThrownBy(() -> db.execute("SELECT $1::rgb", new Rgb(-1, 0, 0)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("parameter :1 of SELECT $1::rgb: InBytes could not write the value:")
        .hasMessageContaining("no colour is that dark")
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
    Statement pens =
        Statement.of("pens", RowShape.scalar(PEN), "SELECT $1::pen", Parameter.of("pen", PEN));
    assertThatThrownBy(
            () -> pens.with(StatementRunner.of(db)).bind(new Pen("dark", new Rgb(-1, 0, 0)), PEN))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("parameter :pen of pens")
        .hasMessageContaining("parameter :Pen.colour of Pen")
        .hasRootCauseMessage("no colour is that dark");
    assertThatThrownBy(() -> db.execute("SELECT '\\x01'::bytea AS c").one().get(0, Rgb.class))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(
            "column \"c\": InBytes could not read the value: a value of type bytea has 0 bytes"
                + " left, too few for a byte of 1 byte");
  }

  @Test
  void areRefusedWhereLoompqHasItsOwnAndWhereTwoAreConfigured() {
    TypeCodec<Integer> ofInteger =
        new TypeCodec<>() {
          @Override
          public Class<Integer> javaType() {
            return Integer.class;
          }

          @Override
          public String typeName() {
            return "int4";
          }

          @Override
          public void write(Integer value, ValueWriter out) {
            out.writeInt(value);
          }

          @Override
          public Integer read(ValueReader in) {
            return in.readInt();
          }
        };
    assertThatThrownBy(() -> open(ofInteger))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "is for java.lang.Integer, which is read and written in one way only");
    assertThatThrownBy(() -> open(new Rgb.InBytes(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("typeName() is empty");
    assertThatThrownBy(() -> open(new Rgb.InNumber(), new Rgb.InBytes("rgb")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("typeCodecs has two for org.loompq.runtime.Rgb")
        .hasMessageContaining("Rgb$InNumber and org.loompq.runtime.Rgb$InBytes");
  }
}
