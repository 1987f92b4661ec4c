package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * {@code numeric}, exactly, with its scale. The value is a row of digits in base 10000 before and
 * after the point; see numeric_send in {@code numeric.c}:
 *
 * <pre>{@code
 * int16  ndigits   how many digits follow
 * int16  weight    the first digit counts 10000^weight
 * uint16 sign      0x0000 plus, 0x4000 minus, 0xC000 NaN, 0xD000 and 0xF000 infinity
 * uint16 dscale    decimal digits shown after the point
 * int16  digits[ndigits]
 * }</pre>
 *
 * <p>Also reads the integers. NaN and the infinities have no {@link BigDecimal}.
 */
public final class Numeric extends FixedCodec<BigDecimal> {

  public static final Numeric CODEC = new Numeric();

  private static final int HEADER = 4 * Short.BYTES;
  private static final int BASE = 10_000;
  private static final int BASE_DIGITS = 4;

  private static final int PLUS = 0x0000;
  private static final int MINUS = 0x4000;
  private static final int NAN = 0xC000;
  private static final int INFINITY = 0xD000;
  private static final int MINUS_INFINITY = 0xF000;

  /** Decimal digits before and after the point; see "Numeric Types" in the documentation. */
  private static final int MOST_BEFORE = 131_072;

  private static final int MOST_AFTER = 16_383;

  /** Digits in base 10000 that surely fit a long, and their powers. */
  private static final int SMALL = 4;

  private static final long[] POWERS = {
    1, BASE, (long) BASE * BASE, (long) BASE * BASE * BASE, (long) BASE * BASE * BASE * BASE
  };

  /** Decimal digits that fit a long with those that complete the last digit in base 10000. */
  private static final int SMALL_DECIMALS = 15;

  private Numeric() {
    super(
        BigDecimal.class,
        Oid.NUMERIC,
        Oid.NUMERIC_ARRAY,
        Format.NUMERIC,
        Format.INT8,
        Format.INT4,
        Format.INT2);
  }

  @Override
  public BigDecimal decode(MemorySegment memory, long offset, int length, PgType type) {
    if (type.format() != Format.NUMERIC) {
      return BigDecimal.valueOf(Int8.decodeLong(memory, offset, length, type));
    }
    if (length < HEADER) {
      throw Wire.wrongLength(length, "numeric", "at least " + HEADER);
    }
    int count = Short.toUnsignedInt(Wire.int2(memory, offset));
    int weight = Wire.int2(memory, offset + 2);
    int sign = Short.toUnsignedInt(Wire.int2(memory, offset + 4));
    int scale = Short.toUnsignedInt(Wire.int2(memory, offset + 6));
    Wire.checkLength(length, HEADER + count * Short.BYTES, "numeric");
    checkFinite(sign);
    if (scale > MOST_AFTER) {
      throw new CodecException("a numeric cannot have the scale " + scale);
    }
    return value(memory, offset + HEADER, count, weight, scale, sign == MINUS);
  }

  private static void checkFinite(int sign) {
    switch (sign) {
      case PLUS, MINUS -> {}
      case NAN -> throw noBigDecimal("NaN");
      case INFINITY -> throw noBigDecimal("Infinity");
      case MINUS_INFINITY -> throw noBigDecimal("-Infinity");
      default -> throw new CodecException("a numeric cannot have the sign " + sign);
    }
  }

  private static CodecException noBigDecimal(String value) {
    return new CodecException(
        value + " has no BigDecimal; read the column as a double (::float8) or as text");
  }

  private static BigDecimal value(
      MemorySegment memory, long digits, int count, int weight, int scale, boolean negative) {
    // The digits as an integer count 10000^shift, the last digit's power.
    int shift = weight - (count - 1);
    int ownScale = -shift * BASE_DIGITS;
    if (count <= SMALL) {
      long unscaled = 0;
      for (int i = 0; i < count; i++) {
        unscaled = unscaled * BASE + digit(memory, digits, i);
      }
      return scaled(BigDecimal.valueOf(negative ? -unscaled : unscaled, ownScale), scale);
    }
    BigInteger unscaled = joined(memory, digits, count);
    return scaled(new BigDecimal(negative ? unscaled.negate() : unscaled, ownScale), scale);
  }

  /** Digits after the point that the value does not need are zeros: the server stores no others. */
  private static BigDecimal scaled(BigDecimal value, int scale) {
    if (value.scale() == scale) {
      return value;
    }
    try {
      return value.setScale(scale);
    } catch (ArithmeticException inexact) {
      throw new CodecException("a numeric has more digits than its scale " + scale + " shows");
    }
  }

  /**
   * Joins neighbours to numbers twice as long until one is left. That takes less than quadratic
   * time, since {@link BigInteger#multiply} does, unlike reading decimal text.
   */
  private static BigInteger joined(MemorySegment memory, long digits, int count) {
    BigInteger[] parts = parts(memory, digits, count);
    BigInteger base = BigInteger.valueOf(POWERS[SMALL]);
    for (int length = parts.length; length > 1; base = base.multiply(base)) {
      int alone = length % 2;
      length = alone + length / 2;
      for (int i = alone; i < length; i++) {
        int high = 2 * i - alone;
        parts[i] = parts[high].multiply(base).add(parts[high + 1]);
      }
    }
    return parts[0];
  }

  /** As many digits together as surely fit a long, the most significant first. */
  private static BigInteger[] parts(MemorySegment memory, long digits, int count) {
    BigInteger[] parts = new BigInteger[Math.ceilDiv(count, SMALL)];
    int next = 0;
    for (int i = 0; i < parts.length; i++) {
      int end = count - (parts.length - 1 - i) * SMALL;
      long part = 0;
      while (next < end) {
        part = part * BASE + digit(memory, digits, next++);
      }
      parts[i] = BigInteger.valueOf(part);
    }
    return parts;
  }

  private static int digit(MemorySegment memory, long digits, int index) {
    int digit = Wire.int2(memory, digits + (long) index * Short.BYTES);
    if (digit < 0 || digit >= BASE) {
      throw new CodecException("a numeric cannot have the digit " + digit + " in base 10000");
    }
    return digit;
  }

  @Override
  public void encode(BinaryWriter out, BigDecimal value) {
    BigDecimal shown = value.scale() < 0 ? expanded(value) : value;
    if (shown.scale() > MOST_AFTER || shown.precision() - shown.scale() > MOST_BEFORE) {
      throw outOfRange();
    }
    int sign = shown.signum() < 0 ? MINUS : PLUS;
    BigInteger unscaled = shown.unscaledValue();
    if (shown.precision() <= SMALL_DECIMALS) {
      encodeSmall(out, Math.abs(unscaled.longValue()), sign, shown.scale());
    } else {
      encodeLarge(out, unscaled.abs().toString(), sign, shown.scale());
    }
  }

  private static void encodeSmall(BinaryWriter out, long unscaled, int sign, int scale) {
    int padding = padding(scale);
    long digits = unscaled;
    for (int i = 0; i < padding; i++) {
      digits *= 10;
    }
    int lastWeight = -(scale + padding) / BASE_DIGITS;
    while (digits != 0 && digits % BASE == 0) {
      digits /= BASE;
      lastWeight++;
    }
    int count = 0;
    while (count < POWERS.length && digits >= POWERS[count]) {
      count++;
    }
    putHeader(out, count, lastWeight + count - 1, sign, scale);
    for (int i = count - 1; i >= 0; i--) {
      out.putShort((int) (digits / POWERS[i] % BASE));
    }
  }

  private static void encodeLarge(BinaryWriter out, String unscaled, int sign, int scale) {
    int padding = padding(scale);
    String decimal = unscaled + "0".repeat(padding);
    int lead = Math.floorMod(-decimal.length(), BASE_DIGITS);
    int all = (decimal.length() + lead) / BASE_DIGITS;
    int count = all;
    while (digit(decimal, lead, count - 1) == 0) {
      count--;
    }
    putHeader(out, count, all - (scale + padding) / BASE_DIGITS - 1, sign, scale);
    for (int i = 0; i < count; i++) {
      out.putShort(digit(decimal, lead, i));
    }
  }

  /** Zeros that complete the last digit in base 10000, so that the point falls between two. */
  private static int padding(int scale) {
    return Math.floorMod(-scale, BASE_DIGITS);
  }

  private static void putHeader(BinaryWriter out, int count, int weight, int sign, int scale) {
    out.putShort(count);
    out.putShort(count == 0 ? 0 : weight);
    out.putShort(sign);
    out.putShort(scale);
  }

  /** The digit in base 10000 at an index of a decimal text before which some zeros are thought. */
  private static int digit(String decimal, int lead, int index) {
    int start = index * BASE_DIGITS - lead;
    return Integer.parseInt(decimal, Math.max(start, 0), start + BASE_DIGITS, 10);
  }

  /** A value like 1E+3, written out: the server has no negative scale here. */
  private static BigDecimal expanded(BigDecimal value) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    if ((long) value.precision() - value.scale() > MOST_BEFORE) {
      throw outOfRange();
    }
    return value.setScale(0);
  }

  private static CodecException outOfRange() {
    return new CodecException(
        "the number has more than "
            + MOST_BEFORE
            + " digits before the point or "
            + MOST_AFTER
            + " after it, which numeric cannot hold");
  }

  @Override
  public boolean writes(PgType type) {
    return type.format() == Format.NUMERIC;
  }
}
