package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * {@code numeric} without a fraction, of any scale. Also the integers, among them all of {@code
 * xid8} and {@code pg_lsn}, which go beyond a long.
 */
public final class NumericOfInteger extends FixedCodec<BigInteger> {

  public static final NumericOfInteger CODEC = new NumericOfInteger();

  private static final BigInteger UINT8_LAST =
      BigInteger.TWO.pow(Long.SIZE).subtract(BigInteger.ONE);

  private NumericOfInteger() {
    super(
        BigInteger.class,
        Oid.NUMERIC,
        Oid.NUMERIC_ARRAY,
        Format.NUMERIC,
        Format.INT8,
        Format.INT4,
        Format.INT2,
        Format.UINT4,
        Format.UINT8,
        Format.PG_LSN);
  }

  @Override
  public BigInteger decode(MemorySegment memory, long offset, int length, PgType type) {
    return switch (type.format()) {
      case NUMERIC -> integer(Numeric.CODEC.decode(memory, offset, length, type));
      case UINT8, PG_LSN -> {
        Wire.checkLength(length, Long.BYTES, type.name());
        yield new BigInteger(1, Wire.bytes(memory, offset, length));
      }
      default -> BigInteger.valueOf(Int8.decodeLong(memory, offset, length, type));
    };
  }

  private static BigInteger integer(BigDecimal value) {
    try {
      return value.toBigIntegerExact();
    } catch (ArithmeticException inexact) {
      throw new CodecException(
          "the number has a fraction, which a BigInteger cannot hold; read it as a BigDecimal");
    }
  }

  @Override
  public void encode(BinaryWriter out, BigInteger value) {
    Numeric.CODEC.encode(out, new BigDecimal(value));
  }

  @Override
  public void encode(BinaryWriter out, BigInteger value, PgType type) {
    switch (type.format()) {
      case NUMERIC -> encode(out, value);
      case UINT8, PG_LSN -> {
        if (value.signum() < 0 || value.compareTo(UINT8_LAST) > 0) {
          throw doesNotFit(type);
        }
        out.putLong(value.longValue());
      }
      default -> {
        if (value.bitLength() >= Long.SIZE) {
          throw doesNotFit(type);
        }
        WholeNumber.encode(out, value.longValue(), type);
      }
    }
  }

  private static CodecException doesNotFit(PgType type) {
    return new CodecException("the value does not fit into " + type);
  }
}
