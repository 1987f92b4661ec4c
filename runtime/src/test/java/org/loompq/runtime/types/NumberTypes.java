package org.loompq.runtime.types;

import static org.loompq.runtime.types.Way.COPY_TO;
import static org.loompq.runtime.types.Way.FIELD_TO;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.loompq.runtime.codec.Codecs;
import org.loompq.type.Money;

/** Numbers with a sign, and booleans. */
final class NumberTypes {

  static final Values<Short> SHORTS =
      Values.of(
          random -> (short) random.nextInt(),
          Short.MIN_VALUE,
          (short) 0,
          (short) -1,
          Short.MAX_VALUE);

  static final Values<Integer> INTEGERS =
      Values.of(Random::nextInt, Integer.MIN_VALUE, 0, -1, Integer.MAX_VALUE);

  static final Values<Long> LONGS = Values.of(Random::nextLong, Long.MIN_VALUE, 0L, Long.MAX_VALUE);

  private static final Values<Float> FLOATS =
      Values.of(
          random -> finite(Float.intBitsToFloat(random.nextInt())),
          0f,
          -0f,
          Float.MIN_VALUE,
          Float.MAX_VALUE,
          Float.NaN,
          Float.POSITIVE_INFINITY,
          Float.NEGATIVE_INFINITY);

  private static final Values<Double> DOUBLES =
      Values.of(
          random -> finite(Double.longBitsToDouble(random.nextLong())),
          0d,
          -0d,
          Double.MIN_VALUE,
          -Double.MAX_VALUE,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY);

  static final Values<BigInteger> WHOLE =
      Values.of(
          random -> new BigInteger(random.nextInt(400), random).subtract(BigInteger.TWO.pow(190)),
          BigInteger.ZERO,
          BigInteger.TEN.pow(1000),
          BigInteger.TEN.pow(8).negate());

  static final Values<BigDecimal> DECIMALS =
      Values.of(
          random -> new BigDecimal(WHOLE.random().apply(random), random.nextInt(100)),
          BigDecimal.ZERO,
          new BigDecimal("0.00"),
          new BigDecimal("-1.50"),
          new BigDecimal("10000"),
          new BigDecimal("0.00010000"),
          new BigDecimal("9".repeat(131_072)),
          new BigDecimal("-0." + "0".repeat(16_382) + "1"));

  private static final Values<Money> MONEY = LONGS.map(Money::new);

  private NumberTypes() {}

  static Family family() {
    SqlType int2 = SqlType.of("int2");
    SqlType int4 = SqlType.of("int4");
    SqlType int8 = SqlType.of("int8");
    SqlType numeric = SqlType.of("numeric");
    SqlType float4 = SqlType.of("float4");
    SqlType float8 = SqlType.of("float8");
    SqlType money =
        SqlType.of("money").literal("({})::text::numeric::money").printed("({})::numeric::text");
    String onlyItsOwn = "in fields and COPY only into its own type";
    return new Family(
        "Numbers and booleans",
        List.of(
            Mapping.of(
                SqlType.of("bool"),
                Codecs.BOOLEAN,
                Values.of(Random::nextBoolean, true, false),
                value -> value ? "t" : "f"),
            Mapping.of(int2, Codecs.SHORT, SHORTS, String::valueOf),
            Mapping.of(int2, Codecs.INTEGER, SHORTS.map(Short::intValue), String::valueOf),
            Mapping.of(int2, Codecs.LONG, SHORTS.map(Short::longValue), String::valueOf),
            Mapping.of(
                int2,
                Codecs.BIG_INTEGER,
                SHORTS.map(value -> BigInteger.valueOf(value)),
                String::valueOf),
            Mapping.of(
                    int2,
                    Codecs.BIG_DECIMAL,
                    SHORTS.map(value -> BigDecimal.valueOf(value)),
                    String::valueOf)
                .without(FIELD_TO, COPY_TO)
                .note(onlyItsOwn),
            Mapping.of(
                    int2,
                    Codecs.DOUBLE,
                    SHORTS.map(Short::doubleValue),
                    value -> String.valueOf(value.longValue()))
                .without(FIELD_TO, COPY_TO)
                .note(onlyItsOwn),
            Mapping.of(int4, Codecs.INTEGER, INTEGERS, String::valueOf),
            Mapping.of(int4, Codecs.LONG, INTEGERS.map(Integer::longValue), String::valueOf),
            Mapping.of(
                int4,
                Codecs.BIG_INTEGER,
                INTEGERS.map(value -> BigInteger.valueOf(value)),
                String::valueOf),
            Mapping.of(
                    int4,
                    Codecs.BIG_DECIMAL,
                    INTEGERS.map(value -> BigDecimal.valueOf(value)),
                    String::valueOf)
                .without(FIELD_TO, COPY_TO)
                .note(onlyItsOwn),
            Mapping.of(
                    int4,
                    Codecs.DOUBLE,
                    INTEGERS.map(Integer::doubleValue),
                    value -> String.valueOf(value.longValue()))
                .without(FIELD_TO, COPY_TO)
                .note(onlyItsOwn),
            Mapping.of(int4, Codecs.SHORT, SHORTS, String::valueOf).only(Way.TO),
            Mapping.of(int8, Codecs.LONG, LONGS, String::valueOf),
            Mapping.of(int8, Codecs.BIG_INTEGER, LONGS.map(BigInteger::valueOf), String::valueOf),
            Mapping.of(
                    int8,
                    Codecs.BIG_DECIMAL,
                    LONGS.map(value -> BigDecimal.valueOf(value)),
                    String::valueOf)
                .without(FIELD_TO, COPY_TO)
                .note(onlyItsOwn),
            Mapping.of(int8, Codecs.INTEGER, INTEGERS, String::valueOf).only(Way.TO),
            Mapping.of(int8, Codecs.SHORT, SHORTS, String::valueOf).only(Way.TO),
            Mapping.of(numeric, Codecs.BIG_DECIMAL, DECIMALS, BigDecimal::toPlainString)
                .note("with its scale; `NaN` and infinities are refused when read"),
            Mapping.of(numeric, Codecs.BIG_INTEGER, WHOLE, String::valueOf)
                .note("a value with a fraction is refused when read"),
            Mapping.of(numeric, Codecs.LONG, LONGS, String::valueOf).only(Way.TO),
            Mapping.of(numeric, Codecs.INTEGER, INTEGERS, String::valueOf).only(Way.TO),
            Mapping.of(numeric, Codecs.SHORT, SHORTS, String::valueOf).only(Way.TO),
            Mapping.of(float4, Codecs.FLOAT, FLOATS, String::valueOf).comparing(Float::valueOf),
            Mapping.of(
                    float4,
                    Codecs.DOUBLE,
                    FLOATS.map(Float::doubleValue),
                    value -> String.valueOf(value.floatValue()))
                .comparing(Float::valueOf)
                .without(FIELD_TO, COPY_TO)
                .note(onlyItsOwn),
            Mapping.of(float4, Codecs.SHORT, SHORTS, String::valueOf).only(Way.TO),
            Mapping.of(float8, Codecs.DOUBLE, DOUBLES, String::valueOf).comparing(Double::valueOf),
            Mapping.of(float8, Codecs.FLOAT, FLOATS, value -> String.valueOf(value.doubleValue()))
                .comparing(Double::valueOf)
                .only(Way.TO),
            Mapping.of(float8, Codecs.INTEGER, INTEGERS, String::valueOf)
                .comparing(Double::valueOf)
                .only(Way.TO),
            Mapping.of(float8, Codecs.SHORT, SHORTS, String::valueOf)
                .comparing(Double::valueOf)
                .only(Way.TO),
            Mapping.of(
                    money,
                    Codecs.MONEY,
                    MONEY,
                    value -> BigDecimal.valueOf(value.units(), 2).toPlainString())
                .note("units of the smallest coin; `lc_monetary` tells how many digits that is")));
  }

  private static float finite(float value) {
    return Float.isFinite(value) ? value : 1.5f;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 1.5;
  }
}
