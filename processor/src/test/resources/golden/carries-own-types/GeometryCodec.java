package golden;

import org.loompq.ValueReader;
import org.loompq.ValueWriter;

public final class GeometryCodec extends TextCodec<Geometry> {

  @Override
  public Class<Geometry> javaType() {
    return Geometry.class;
  }

  @Override
  public void write(Geometry value, ValueWriter out) {
    out.writeText(value.toString());
  }

  @Override
  public Geometry read(ValueReader in) {
    throw new UnsupportedOperationException(in.readText(in.remaining()));
  }
}
