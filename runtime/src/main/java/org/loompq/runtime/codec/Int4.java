package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/** {@code int4}: four bytes; see int4send in {@code int.c}. Also reads {@code int2}. */
public final class Int4 implements Codec<Integer> {

  public static final Int4 CODEC = new Int4();

  private Int4() {}

  /** Reads a value without boxing it. */
  public static int decodeInt(MemorySegment memory, long offset, int length) {
    return switch (length) {
      case Integer.BYTES -> Wire.int4(memory, offset);
      case Short.BYTES -> Wire.int2(memory, offset);
      default -> throw Wire.wrongLength(length, "int4", "4 or 2");
    };
  }

  /** Writes a value without boxing it. */
  public static void encodeInt(BinaryWriter out, int value) {
    out.putInt(value);
  }

  @Override
  public Class<Integer> javaType() {
    return Integer.class;
  }

  @Override
  public int parameterOid() {
    return Oid.INT4;
  }

  @Override
  public int parameterArrayOid() {
    return Oid.INT4_ARRAY;
  }

  @Override
  public boolean reads(int oid) {
    return oid == Oid.INT4 || oid == Oid.INT2;
  }

  @Override
  public Integer decode(MemorySegment memory, long offset, int length, int oid) {
    return decodeInt(memory, offset, length);
  }

  @Override
  public void encode(BinaryWriter out, Integer value) {
    encodeInt(out, value);
  }

  @Override
  public boolean writes(int oid) {
    return WholeNumber.writes(oid);
  }

  @Override
  public void encodeAs(BinaryWriter out, Integer value, int oid) {
    WholeNumber.encode(out, value, oid);
  }
}
