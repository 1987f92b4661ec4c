package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/** {@code bool}: one byte, 0 or 1; see boolsend in {@code bool.c}. */
public final class Bool extends FixedCodec<Boolean> {

  public static final Bool CODEC = new Bool();

  private Bool() {
    super(Boolean.class, Oid.BOOL, Oid.BOOL_ARRAY, Format.BOOL);
  }

  /** Reads a value without boxing it. */
  public static boolean decodeBoolean(MemorySegment memory, long offset, int length) {
    Wire.checkLength(length, Byte.BYTES, "bool");
    return Wire.int1(memory, offset) != 0;
  }

  /** Writes a value without boxing it. */
  public static void encodeBoolean(BinaryWriter out, boolean value) {
    out.putByte(value ? 1 : 0);
  }

  @Override
  public Boolean decode(MemorySegment memory, long offset, int length, PgType type) {
    return decodeBoolean(memory, offset, length);
  }

  @Override
  public void encode(BinaryWriter out, Boolean value) {
    encodeBoolean(out, value);
  }
}
