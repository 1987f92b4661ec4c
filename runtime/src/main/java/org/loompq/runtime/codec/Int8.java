package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/**
 * {@code int8}: eight bytes; see int8send in {@code int8.c}. Also reads {@code int4} and {@code
 * int2}.
 */
public final class Int8 implements Codec<Long> {

  public static final Int8 CODEC = new Int8();

  private Int8() {}

  /** Reads a value without boxing it. */
  public static long decodeLong(MemorySegment memory, long offset, int length) {
    return switch (length) {
      case Long.BYTES -> Wire.int8(memory, offset);
      case Integer.BYTES -> Wire.int4(memory, offset);
      case Short.BYTES -> Wire.int2(memory, offset);
      default -> throw Wire.wrongLength(length, "int8", "8, 4 or 2");
    };
  }

  /** Writes a value without boxing it. */
  public static void encodeLong(BinaryWriter out, long value) {
    out.putLong(value);
  }

  @Override
  public Class<Long> javaType() {
    return Long.class;
  }

  @Override
  public int parameterOid() {
    return Oid.INT8;
  }

  @Override
  public int parameterArrayOid() {
    return Oid.INT8_ARRAY;
  }

  @Override
  public boolean reads(int oid) {
    return oid == Oid.INT8 || oid == Oid.INT4 || oid == Oid.INT2;
  }

  @Override
  public Long decode(MemorySegment memory, long offset, int length, int oid) {
    return decodeLong(memory, offset, length);
  }

  @Override
  public void encode(BinaryWriter out, Long value) {
    encodeLong(out, value);
  }

  @Override
  public boolean writes(int oid) {
    return WholeNumber.writes(oid);
  }

  @Override
  public void encodeAs(BinaryWriter out, Long value, int oid) {
    WholeNumber.encode(out, value, oid);
  }
}
