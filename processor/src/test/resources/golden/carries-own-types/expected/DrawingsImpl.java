package golden;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.BatchExecution;
import org.loompq.runtime.Composite;
import org.loompq.runtime.CopyFrom;
import org.loompq.runtime.CopyInto;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.Parameters;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.runtime.codec.JsonType;
import org.loompq.spi.RepositoryProvider;
import org.loompq.type.Range;

/** Implements {@link Drawings} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class DrawingsImpl implements Drawings {

  private static final Codec<Rgb> RGB_CODEC = Codecs.custom(Rgb.class);

  private static final Codec<Geometry> GEOMETRY_CODEC = Codecs.custom(Geometry.class);

  private static final Codec<Angle> ANGLE_CODEC = Codecs.custom(Angle.class);

  private static final Codec<Level> LEVEL_CODEC = Codecs.custom(Level.class);

  private static final Codec<List<Level>> LEVEL_LIST = Codecs.listOf(LEVEL_CODEC);

  private static final Codec<List<Rgb>> RGB_LIST = Codecs.listOf(RGB_CODEC);

  private static final RowShape PEN =
      RowShape.of("Pen")
          .column("name", "name", Codecs.STRING)
          .column("colour", "colour", RGB_CODEC);

  private static final Codec<Pen> PEN_CODEC =
      Composite.of(PEN, DrawingsImpl::pen, DrawingsImpl::bindPen);

  private static final RowShape DRAWING =
      RowShape.of("Drawing")
          .column("id", "id", Codecs.LONG)
          .column("background", "background", RGB_CODEC)
          .column("palette", "palette", RGB_LIST)
          .column("outline", "outline", GEOMETRY_CODEC)
          .column("pen", "pen", PEN_CODEC)
          .column("level", "level", LEVEL_CODEC);

  private static final Codec<Rgb[]> RGB_ARRAY = Codecs.arrayOf(RGB_CODEC, Rgb[]::new);

  private static final Codec<Range<Rgb>> RGB_RANGE = Codecs.rangeOf(RGB_CODEC);

  private static final Codec<Rgb> RGB_JSON = Codecs.json(JsonType.of(Rgb.class));

  private static final Statement BACKGROUND =
      Statement.of(
          "Drawings.background",
          RowShape.scalar(RGB_CODEC),
          """
          SELECT background FROM drawing WHERE id = $1
          """,
          Parameter.of("id", Codecs.LONG));

  private static final Statement OUTLINES =
      Statement.of(
          "Drawings.outlines",
          RowShape.scalar(GEOMETRY_CODEC),
          """
          SELECT outline FROM drawing WHERE angle = $1 AND level = ANY($2)
          """,
          Parameter.of("angle", ANGLE_CODEC),
          Parameter.of("levels", LEVEL_LIST));

  private static final Statement WITH =
      Statement.of(
          "Drawings.with",
          DRAWING,
          """
          SELECT * FROM drawing WHERE background = ANY($1) OR colours @> $2
          """,
          Parameter.of("palette", RGB_ARRAY),
          Parameter.of("colours", RGB_RANGE));

  private static final Statement BY_BACKGROUND =
      Statement.of(
          "Drawings.byBackground",
          RowShape.of("Drawings.byBackground")
              .remaining("value", Codecs.LONG)
              .column("background", "key", RGB_CODEC),
          """
          SELECT background, id FROM drawing
          """);

  private static final Statement ADD =
      Statement.of(
          "Drawings.add",
          RowShape.none(),
          """
          INSERT INTO drawing (background, angle) VALUES ($1, $2)
          """,
          Parameter.of("backgrounds", RGB_CODEC),
          Parameter.of("angles", ANGLE_CODEC));

  private static final CopyInto LOAD =
      CopyInto.of(
          "Drawings.load",
          "drawing",
          """
          "id", "background", "palette", "outline", "pen", "level"
          """,
          Parameter.of("id", Codecs.LONG),
          Parameter.of("background", RGB_CODEC),
          Parameter.of("palette", RGB_LIST),
          Parameter.of("outline", GEOMETRY_CODEC),
          Parameter.of("pen", PEN_CODEC),
          Parameter.of("level", LEVEL_CODEC));

  private static final CopyInto LOAD_BACKGROUNDS =
      CopyInto.of(
          "Drawings.loadBackgrounds",
          "drawing",
          "background",
          Parameter.of("backgrounds", RGB_CODEC));

  private static final CopyFrom BACKGROUNDS =
      CopyFrom.of(
          "Drawings.backgrounds",
          RowShape.scalar(RGB_CODEC),
          """
          SELECT background FROM drawing
          """);

  private static final Statement AS_JSON =
      Statement.of(
          "Drawings.asJson",
          RowShape.scalar(RGB_JSON),
          """
          SELECT jsonb_agg(background) FROM drawing
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public DrawingsImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Drawings#background}. */
  @Override
  public Optional<Rgb> background(long id) {
    try (Rows rows = BACKGROUND.with(runner).bind(id).query()) {
      return rows.optional(row -> row.get(0, RGB_CODEC));
    }
  }

  /** Runs {@link Drawings#outlines}. */
  @Override
  public List<Geometry> outlines(Angle angle, List<Level> levels) {
    try (Rows rows =
        OUTLINES.with(runner).bind(angle, ANGLE_CODEC).bind(levels, LEVEL_LIST).query()) {
      return rows.list(row -> row.get(0, GEOMETRY_CODEC));
    }
  }

  /** Runs {@link Drawings#with}. */
  @Override
  public List<Drawing> with(Rgb[] palette, Range<Rgb> colours) {
    try (Rows rows = WITH.with(runner).bind(palette, RGB_ARRAY).bind(colours, RGB_RANGE).query()) {
      return rows.list(DrawingsImpl::drawing);
    }
  }

  /** Runs {@link Drawings#byBackground}. */
  @Override
  public Map<Rgb, Long> byBackground() {
    try (Rows rows = BY_BACKGROUND.with(runner).query()) {
      return rows.map(row -> row.get(1, RGB_CODEC), row -> row.get(0, Codecs.LONG));
    }
  }

  /** Runs {@link Drawings#add}. */
  @Override
  public void add(List<Rgb> backgrounds, List<Angle> angles) {
    try (BatchExecution batch = ADD.batch(runner)) {
      batch.checkSizes("backgrounds", backgrounds.size(), "angles", angles.size());
      for (int i = 0; i < backgrounds.size(); i++) {
        batch.next().bind(backgrounds.get(i), RGB_CODEC).bind(angles.get(i), ANGLE_CODEC);
      }
      batch.counts();
    }
  }

  /** Runs {@link Drawings#load}. */
  @Override
  public long load(Stream<Drawing> drawings) {
    return LOAD.copy(runner, drawings.iterator(), DrawingsImpl::bindDrawing);
  }

  /** Runs {@link Drawings#loadBackgrounds}. */
  @Override
  public long loadBackgrounds(Stream<Rgb> backgrounds) {
    return LOAD_BACKGROUNDS.copy(
        runner, backgrounds.iterator(), (row, background) -> row.bind(background, RGB_CODEC));
  }

  /** Runs {@link Drawings#backgrounds}. */
  @Override
  public Stream<Rgb> backgrounds() {
    return BACKGROUNDS.stream(runner, row -> row.get(0, RGB_CODEC));
  }

  /** Runs {@link Drawings#asJson}. */
  @Override
  public Rgb asJson() {
    try (Rows rows = AS_JSON.with(runner).query()) {
      return rows.single().get(0, RGB_JSON);
    }
  }

  private static Pen pen(Rows rows) {
    return new Pen(rows.getString(0), rows.get(1, RGB_CODEC));
  }

  private static Drawing drawing(Rows rows) {
    return new Drawing(
        rows.getLong(0),
        rows.get(1, RGB_CODEC),
        rows.get(2, RGB_LIST),
        Optional.ofNullable(rows.get(3, GEOMETRY_CODEC)),
        rows.get(4, PEN_CODEC),
        rows.get(5, LEVEL_CODEC));
  }

  private static void bindPen(Parameters row, Pen pen) {
    row.bind(pen.name()).bind(pen.colour(), RGB_CODEC);
  }

  private static void bindDrawing(Parameters row, Drawing drawing) {
    row.bind(drawing.id())
        .bind(drawing.background(), RGB_CODEC)
        .bind(drawing.palette(), RGB_LIST)
        .bind(drawing.outline().orElse(null), GEOMETRY_CODEC)
        .bind(drawing.pen(), PEN_CODEC)
        .bind(drawing.level(), LEVEL_CODEC);
  }

  /** Makes {@link DrawingsImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Drawings> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Drawings> type() {
      return Drawings.class;
    }

    @Override
    public Drawings create(Session session) {
      return new DrawingsImpl(session);
    }
  }
}
