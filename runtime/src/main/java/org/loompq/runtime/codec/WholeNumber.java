package org.loompq.runtime.codec;

import java.math.BigDecimal;

/** Whole numbers in the format of a type that may be of another size. */
public final class WholeNumber {

  /** 2^32: what {@code oid} and {@code xid} cannot be any more. */
  private static final long UINT4_END = 1L << 32;

  private WholeNumber() {}

  /** Whether a number that fits can be written. */
  static boolean writes(PgType type) {
    return switch (type.format()) {
      case INT2, INT4, INT8, NUMERIC, UINT4, UINT8, PG_LSN -> true;
      default -> false;
    };
  }

  /**
   * Writes a number for a type for which {@link #writes} holds, or a floating-point type all of
   * whose numbers of that size are exact.
   *
   * @throws CodecException if it does not fit
   */
  public static void encode(BinaryWriter out, long value, PgType type) {
    switch (type.format()) {
      case INT2 -> out.putShort((int) within(value, Short.MIN_VALUE, Short.MAX_VALUE, type));
      case INT4 -> out.putInt((int) within(value, Integer.MIN_VALUE, Integer.MAX_VALUE, type));
      case INT8 -> out.putLong(value);
      case UINT4 -> out.putInt((int) within(value, 0, UINT4_END - 1, type));
      case UINT8, PG_LSN -> out.putLong(within(value, 0, Long.MAX_VALUE, type));
      case FLOAT4 -> Float4.encodeFloat(out, (float) value);
      case FLOAT8 -> Float8.encodeDouble(out, (double) value);
      case NUMERIC -> Numeric.CODEC.encode(out, BigDecimal.valueOf(value));
      default -> throw new CodecException("a whole number cannot be of type " + type);
    }
  }

  private static long within(long value, long least, long most, PgType type) {
    if (value < least || value > most) {
      throw new CodecException("the value does not fit into " + type);
    }
    return value;
  }
}
