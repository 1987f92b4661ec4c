package golden;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.loompq.Batch;
import org.loompq.Composite;
import org.loompq.CopyIn;
import org.loompq.CopyOut;
import org.loompq.Json;
import org.loompq.Query;
import org.loompq.TypeCodec;
import org.loompq.ValueReader;
import org.loompq.ValueWriter;
import org.loompq.type.Range;

public interface Drawings {

  /** A record of one component, whose codec is not that of the component. */
  record Angle(double degrees) {}

  final class AngleCodec implements TypeCodec<Angle> {

    @Override
    public Class<Angle> javaType() {
      return Angle.class;
    }

    @Override
    public String typeName() {
      return "float8";
    }

    @Override
    public void write(Angle value, ValueWriter out) {
      out.writeDouble(Math.toRadians(value.degrees()));
    }

    @Override
    public Angle read(ValueReader in) {
      return new Angle(Math.toDegrees(in.readDouble()));
    }
  }

  @Composite
  record Pen(String name, Rgb colour) {}

  record Drawing(
      long id, Rgb background, List<Rgb> palette, Optional<Geometry> outline, Pen pen, Level level) {}

  @Query("SELECT background FROM drawing WHERE id = :id")
  Optional<Rgb> background(long id);

  @Query("SELECT outline FROM drawing WHERE angle = :angle AND level = ANY(:levels)")
  List<Geometry> outlines(Angle angle, List<Level> levels);

  @Query("SELECT * FROM drawing WHERE background = ANY(:palette) OR colours @> :colours")
  List<Drawing> with(Rgb[] palette, Range<Rgb> colours);

  @Query("SELECT background, id FROM drawing")
  @org.loompq.Column("background")
  Map<Rgb, Long> byBackground();

  @Batch
  @Query("INSERT INTO drawing (background, angle) VALUES (:backgrounds, :angles)")
  void add(List<Rgb> backgrounds, List<Angle> angles);

  @CopyIn("drawing")
  long load(Stream<Drawing> drawings);

  @CopyIn("drawing (background)")
  long loadBackgrounds(Stream<Rgb> backgrounds);

  @CopyOut("(SELECT background FROM drawing)")
  Stream<Rgb> backgrounds();

  @Json
  @Query("SELECT jsonb_agg(background) FROM drawing")
  Rgb asJson();
}
