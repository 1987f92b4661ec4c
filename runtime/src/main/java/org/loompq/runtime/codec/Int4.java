package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/** {@code int4}: four bytes; see int4send in {@code int.c}. Also reads {@code int2}. */
public final class Int4 extends FixedCodec<Integer> {

  public static final Int4 CODEC = new Int4();

  private Int4() {
    super(Integer.class, Oid.INT4, Oid.INT4_ARRAY, Format.INT4, Format.INT2);
  }

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
  public Integer decode(MemorySegment memory, long offset, int length, PgType type) {
    return decodeInt(memory, offset, length);
  }

  @Override
  public void encode(BinaryWriter out, Integer value) {
    encodeInt(out, value);
  }

  @Override
  public boolean writes(PgType type) {
    return WholeNumber.writes(type) || type.format() == Format.FLOAT8;
  }

  @Override
  public void encode(BinaryWriter out, Integer value, PgType type) {
    WholeNumber.encode(out, value, type);
  }
}
