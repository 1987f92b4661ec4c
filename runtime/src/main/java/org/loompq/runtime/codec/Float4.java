package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/** {@code float4}: the four bytes of IEEE 754; see float4send in {@code float.c}. */
public final class Float4 extends FixedCodec<Float> {

  public static final Float4 CODEC = new Float4();

  private Float4() {
    super(Float.class, Oid.FLOAT4, Oid.FLOAT4_ARRAY, Format.FLOAT4);
  }

  /** Reads a value without boxing it. */
  public static float decodeFloat(MemorySegment memory, long offset, int length) {
    Wire.checkLength(length, Float.BYTES, "float4");
    return Float.intBitsToFloat(Wire.int4(memory, offset));
  }

  /** Writes a value without boxing it. */
  public static void encodeFloat(BinaryWriter out, float value) {
    out.putInt(Float.floatToRawIntBits(value));
  }

  @Override
  public Float decode(MemorySegment memory, long offset, int length, PgType type) {
    return decodeFloat(memory, offset, length);
  }

  @Override
  public void encode(BinaryWriter out, Float value) {
    encodeFloat(out, value);
  }

  @Override
  public boolean writes(PgType type) {
    return type.format() == Format.FLOAT4 || type.format() == Format.FLOAT8;
  }

  @Override
  public void encode(BinaryWriter out, Float value, PgType type) {
    encodeFloat(out, value, type);
  }

  /** Writes a value without boxing it, for a column that may be wider. */
  public static void encodeFloat(BinaryWriter out, float value, PgType type) {
    if (type.format() == Format.FLOAT8) {
      Float8.encodeDouble(out, value);
    } else {
      encodeFloat(out, value);
    }
  }
}
