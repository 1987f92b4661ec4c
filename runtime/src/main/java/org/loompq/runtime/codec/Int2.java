package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/** {@code int2}: two bytes; see int2send in {@code int.c}. */
public final class Int2 implements Codec<Short> {

  public static final Int2 CODEC = new Int2();

  private Int2() {}

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
  public Class<Short> javaType() {
    return Short.class;
  }

  @Override
  public int parameterOid() {
    return Oid.INT2;
  }

  @Override
  public int parameterArrayOid() {
    return Oid.INT2_ARRAY;
  }

  @Override
  public boolean reads(int oid) {
    return oid == Oid.INT2;
  }

  @Override
  public Short decode(MemorySegment memory, long offset, int length, int oid) {
    return decodeShort(memory, offset, length);
  }

  @Override
  public void encode(BinaryWriter out, Short value) {
    encodeShort(out, value);
  }

  @Override
  public boolean writes(int oid) {
    return WholeNumber.writes(oid);
  }

  @Override
  public void encodeAs(BinaryWriter out, Short value, int oid) {
    WholeNumber.encode(out, value, oid);
  }
}
