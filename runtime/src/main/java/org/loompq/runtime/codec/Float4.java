package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/** {@code float4}: the four bytes of IEEE 754; see float4send in {@code float.c}. */
public final class Float4 implements Codec<Float> {

  public static final Float4 CODEC = new Float4();

  private Float4() {}

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
  public Class<Float> javaType() {
    return Float.class;
  }

  @Override
  public int parameterOid() {
    return Oid.FLOAT4;
  }

  @Override
  public int parameterArrayOid() {
    return Oid.FLOAT4_ARRAY;
  }

  @Override
  public boolean reads(int oid) {
    return oid == Oid.FLOAT4;
  }

  @Override
  public Float decode(MemorySegment memory, long offset, int length, int oid) {
    return decodeFloat(memory, offset, length);
  }

  @Override
  public void encode(BinaryWriter out, Float value) {
    encodeFloat(out, value);
  }

  @Override
  public boolean writes(int oid) {
    return Float8.CODEC.reads(oid);
  }

  @Override
  public void encodeAs(BinaryWriter out, Float value, int oid) {
    encodeFloatAs(out, value, oid);
  }

  /** Writes a value without boxing it, for a column that may be wider. */
  public static void encodeFloatAs(BinaryWriter out, float value, int oid) {
    if (oid == Oid.FLOAT8) {
      Float8.encodeDouble(out, value);
    } else {
      encodeFloat(out, value);
    }
  }
}
