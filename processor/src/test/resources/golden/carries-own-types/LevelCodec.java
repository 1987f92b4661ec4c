package golden;

import org.loompq.ValueReader;
import org.loompq.ValueWriter;

public final class LevelCodec extends TextCodec<Level> {

  @Override
  public Class<Level> javaType() {
    return Level.class;
  }

  @Override
  public void write(Level value, ValueWriter out) {
    out.writeText(value.toString());
  }

  @Override
  public Level read(ValueReader in) {
    throw new UnsupportedOperationException(in.readText(in.remaining()));
  }
}
