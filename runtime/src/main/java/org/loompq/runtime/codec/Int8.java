package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/**
 * {@code int8}: eight bytes; see int8send in {@code int8.c}. Also reads what is narrower, and the
 * numbers without a sign: {@code oid} and its like, {@code xid}, {@code xid8}, {@code pg_lsn}.
 */
public final class Int8 extends FixedCodec<Long> {

  public static final Int8 CODEC = new Int8();

  private Int8() {
    super(
        Long.class,
        Oid.INT8,
        Oid.INT8_ARRAY,
        Format.INT8,
        Format.INT4,
        Format.INT2,
        Format.UINT4,
        Format.UINT8,
        Format.PG_LSN);
  }

  /** Reads a value without boxing it. */
  public static long decodeLong(MemorySegment memory, long offset, int length, PgType type) {
    return switch (length) {
      case Long.BYTES -> eight(memory, offset, type);
      case Integer.BYTES -> four(memory, offset, type);
      case Short.BYTES -> Wire.int2(memory, offset);
      default -> throw Wire.wrongLength(length, "int8", "8, 4 or 2");
    };
  }

  private static long eight(MemorySegment memory, long offset, PgType type) {
    long value = Wire.int8(memory, offset);
    if (value < 0 && type.format() != Format.INT8) {
      throw new CodecException(
          "the value "
              + Long.toUnsignedString(value)
              + " does not fit into a long; read it as a BigInteger");
    }
    return value;
  }

  private static long four(MemorySegment memory, long offset, PgType type) {
    int value = Wire.int4(memory, offset);
    return type.format() == Format.UINT4 ? Integer.toUnsignedLong(value) : value;
  }

  /** Writes a value without boxing it. */
  public static void encodeLong(BinaryWriter out, long value) {
    out.putLong(value);
  }

  @Override
  public Long decode(MemorySegment memory, long offset, int length, PgType type) {
    return decodeLong(memory, offset, length, type);
  }

  @Override
  public void encode(BinaryWriter out, Long value) {
    encodeLong(out, value);
  }

  @Override
  public boolean writes(PgType type) {
    return WholeNumber.writes(type);
  }

  @Override
  public void encode(BinaryWriter out, Long value, PgType type) {
    WholeNumber.encode(out, value, type);
  }
}
