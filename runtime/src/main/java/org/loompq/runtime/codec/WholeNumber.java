package org.loompq.runtime.codec;

import java.math.BigDecimal;

/** Whole numbers in the format of a column that may be of another size. */
public final class WholeNumber {

  private WholeNumber() {}

  /** Whether a number that fits can be written for a column. */
  static boolean writes(int oid) {
    return switch (oid) {
      case Oid.INT2, Oid.INT4, Oid.INT8, Oid.NUMERIC -> true;
      default -> false;
    };
  }

  /**
   * Writes a number for a column of a type for which {@link #writes} holds.
   *
   * @throws CodecException if it does not fit
   */
  public static void encode(BinaryWriter out, long value, int oid) {
    switch (oid) {
      case Oid.INT2 -> out.putShort(within(value, Short.MIN_VALUE, Short.MAX_VALUE, "smallint"));
      case Oid.INT4 -> out.putInt(within(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "integer"));
      case Oid.INT8 -> out.putLong(value);
      case Oid.NUMERIC -> Numeric.CODEC.encode(out, BigDecimal.valueOf(value));
      default -> throw new CodecException("a whole number cannot be of the type with OID " + oid);
    }
  }

  private static int within(long value, int least, int most, String type) {
    if (value < least || value > most) {
      throw new CodecException("the value does not fit into " + type);
    }
    return (int) value;
  }
}
