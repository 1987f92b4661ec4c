package org.loompq.runtime;

import java.util.Random;
import org.loompq.TypeCodec;
import org.loompq.ValueReader;
import org.loompq.ValueWriter;

/** A colour, which an application has as three bytes. */
public record Rgb(int red, int green, int blue) {

  static Rgb random(Random random) {
    return new Rgb(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }

  /** Its codec for a type that is {@code bytea}, or a domain over that. */
  record InBytes(String typeName) implements TypeCodec<Rgb> {

    @Override
    public Class<Rgb> javaType() {
      return Rgb.class;
    }

    @Override
    public void write(Rgb value, ValueWriter out) {
      if (value.red() < 0) {
        throw new IllegalArgumentException("no colour is that dark");
      }
      out.writeByte(value.red());
      out.writeByte(value.green());
      out.writeByte(value.blue());
    }

    @Override
    public Rgb read(ValueReader in) {
      return new Rgb(in.readByte() & 0xff, in.readByte() & 0xff, in.readByte() & 0xff);
    }
  }

  /** Its codec for {@code int4}. */
  static final class InNumber implements TypeCodec<Rgb> {

    @Override
    public Class<Rgb> javaType() {
      return Rgb.class;
    }

    @Override
    public String typeName() {
      return "int4";
    }

    @Override
    public void write(Rgb value, ValueWriter out) {
      out.writeInt(value.red() << 16 | value.green() << 8 | value.blue());
    }

    @Override
    public Rgb read(ValueReader in) {
      int number = in.readInt();
      return new Rgb(number >> 16 & 0xff, number >> 8 & 0xff, number & 0xff);
    }
  }
}
