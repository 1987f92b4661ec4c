package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/** {@code int2}: two bytes; see int2send in {@code int.c}. */
public final class Int2 extends FixedCodec<Short> {

  public static final Int2 CODEC = new Int2();

  private Int2() {
    super(Short.class, Oid.INT2, Oid.INT2_ARRAY, Format.INT2);
  }

  /** Reads a value without boxing it. */
  public static short decodeShort(MemorySegment memory, long offset, int length) {
    Wire.checkLength(length, Short.BYTES, "int2");
    return Wire.int2(memory, offset);
  }

  /** Writes a value without boxing it. */
  public static void encodeShort(BinaryWriter out, short value) {
    out.putShort(value);
  }

  @Override
  public Short decode(MemorySegment memory, long offset, int length, PgType type) {
    return decodeShort(memory, offset, length);
  }

  @Override
  public void encode(BinaryWriter out, Short value) {
    encodeShort(out, value);
  }

  @Override
  public boolean writes(PgType type) {
    return WholeNumber.writes(type)
        || type.format() == Format.FLOAT8
        || type.format() == Format.FLOAT4;
  }

  @Override
  public void encode(BinaryWriter out, Short value, PgType type) {
    WholeNumber.encode(out, value, type);
  }
}
