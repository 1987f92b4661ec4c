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
public final class Numeric implements Codec<BigDecimal> {

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

  /** Digits in base 10000 that surely fit a long. */
  private static final int SMALL = 4;

  private Numeric() {}

  @Override
  public Class<BigDecimal> javaType() {
    return BigDecimal.class;
  }

  @Override
  public int parameterOid() {
    return Oid.NUMERIC;
  }

  @Override
  public int parameterArrayOid() {
    return Oid.NUMERIC_ARRAY;
  }

  @Override
  public boolean reads(int oid) {
    return oid == Oid.NUMERIC || Int8.CODEC.reads(oid);
  }

  @Override
  public BigDecimal decode(MemorySegment memory, long offset, int length, int oid) {
    if (oid != Oid.NUMERIC) {
      return BigDecimal.valueOf(Int8.decodeLong(memory, offset, length));
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
    BigInteger unscaled = bigInteger(memory, digits, count);
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

  /** By way of decimal text, whose conversion takes less than quadratic time in the JDK. */
  private static BigInteger bigInteger(MemorySegment memory, long digits, int count) {
    char[] text = new char[count * BASE_DIGITS];
    for (int i = 0; i < count; i++) {
      int digit = digit(memory, digits, i);
      for (int place = BASE_DIGITS - 1; place >= 0; place--) {
        text[i * BASE_DIGITS + place] = (char) ('0' + digit % 10);
        digit /= 10;
      }
    }
    return new BigInteger(new String(text));
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
    int scale = shown.scale();
    // Whole digits in base 10000 after the point, so that the point falls between two of them.
    int padding = Math.floorMod(-scale, BASE_DIGITS);
    String decimal = shown.unscaledValue().abs().toString() + "0".repeat(padding);
    int lead = Math.floorMod(-decimal.length(), BASE_DIGITS);
    int count = (decimal.length() + lead) / BASE_DIGITS;
    int weight = count - (scale + padding) / BASE_DIGITS - 1;

    int first = 0;
    while (first < count && digit(decimal, lead, first) == 0) {
      first++;
    }
    int end = count;
    while (end > first && digit(decimal, lead, end - 1) == 0) {
      end--;
    }
    out.putShort(end - first);
    out.putShort(first == end ? 0 : weight - first);
    out.putShort(shown.signum() < 0 ? MINUS : PLUS);
    out.putShort(scale);
    for (int i = first; i < end; i++) {
      out.putShort(digit(decimal, lead, i));
    }
  }

  /** The digit in base 10000 at an index of a decimal text before which some zeros are thought. */
  private static int digit(String decimal, int lead, int index) {
    int start = index * BASE_DIGITS - lead;
    return Integer.parseInt(decimal, Math.max(start, 0), start + BASE_DIGITS, 10);
  }

  /** A value like 1E+3, written out: the server has no negative scale here. */
  private static BigDecimal expanded(BigDecimal value) {
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
}
