package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/**
 * {@code float8}: the eight bytes of IEEE 754; see float8send in {@code float.c}. Also reads {@code
 * float4}.
 */
public final class Float8 implements Codec<Double> {

  public static final Float8 CODEC = new Float8();

  private Float8() {}

  /** Reads a value without boxing it. */
  public static double decodeDouble(MemorySegment memory, long offset, int length) {
    return switch (length) {
      case Double.BYTES -> Double.longBitsToDouble(Wire.int8(memory, offset));
      case Float.BYTES -> Float.intBitsToFloat(Wire.int4(memory, offset));
      default -> throw Wire.wrongLength(length, "float8", "8 or 4");
    };
  }

  /** Writes a value without boxing it. */
  public static void encodeDouble(BinaryWriter out, double value) {
    out.putLong(Double.doubleToRawLongBits(value));
  }

  @Override
  public Class<Double> javaType() {
    return Double.class;
  }

  @Override
  public int parameterOid() {
    return Oid.FLOAT8;
  }

  @Override
  public int parameterArrayOid() {
    return Oid.FLOAT8_ARRAY;
  }

  @Override
  public boolean reads(int oid) {
    return oid == Oid.FLOAT8 || oid == Oid.FLOAT4;
  }

  @Override
  public Double decode(MemorySegment memory, long offset, int length, int oid) {
    return decodeDouble(memory, offset, length);
  }

  @Override
  public void encode(BinaryWriter out, Double value) {
    encodeDouble(out, value);
  }
}
