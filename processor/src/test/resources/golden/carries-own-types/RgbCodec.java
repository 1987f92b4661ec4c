package golden;

import org.loompq.TypeCodec;
import org.loompq.ValueReader;
import org.loompq.ValueWriter;

public final class RgbCodec implements TypeCodec<Rgb> {

  @Override
  public Class<Rgb> javaType() {
    return Rgb.class;
  }

  @Override
  public String typeName() {
    return "rgb";
  }

  @Override
  public void write(Rgb value, ValueWriter out) {
    out.writeByte(value.red());
    out.writeByte(value.green());
    out.writeByte(value.blue());
  }

  @Override
  public Rgb read(ValueReader in) {
    return new Rgb(in.readByte() & 0xff, in.readByte() & 0xff, in.readByte() & 0xff);
  }
}
