package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/**
 * {@code float8}: the eight bytes of IEEE 754; see float8send in {@code float.c}. Also reads {@code
 * float4}, {@code int4} and {@code int2}, all of whose values are doubles.
 */
public final class Float8 extends FixedCodec<Double> {

  public static final Float8 CODEC = new Float8();

  private Float8() {
    super(
        Double.class,
        Oid.FLOAT8,
        Oid.FLOAT8_ARRAY,
        Format.FLOAT8,
        Format.FLOAT4,
        Format.INT4,
        Format.INT2);
  }

  /** Reads a value without boxing it. */
  public static double decodeDouble(MemorySegment memory, long offset, int length, PgType type) {
    return switch (length) {
      case Double.BYTES -> Double.longBitsToDouble(Wire.int8(memory, offset));
      case Float.BYTES -> four(Wire.int4(memory, offset), type);
      case Short.BYTES -> Wire.int2(memory, offset);
      default -> throw Wire.wrongLength(length, "float8", "8, 4 or 2");
    };
  }

  private static double four(int bits, PgType type) {
    return type.format() == Format.INT4 ? bits : Float.intBitsToFloat(bits);
  }

  /** Writes a value without boxing it. */
  public static void encodeDouble(BinaryWriter out, double value) {
    out.putLong(Double.doubleToRawLongBits(value));
  }

  @Override
  public Double decode(MemorySegment memory, long offset, int length, PgType type) {
    return decodeDouble(memory, offset, length, type);
  }

  @Override
  public void encode(BinaryWriter out, Double value) {
    encodeDouble(out, value);
  }

  @Override
  public boolean writes(PgType type) {
    return type.format() == Format.FLOAT8;
  }
}
