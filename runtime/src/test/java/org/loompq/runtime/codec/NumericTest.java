package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0000 0000 0000 0000",
    "0.00, 0000 0000 0000 0002",
    "1.5, 0002 0000 0000 0001 0001 1388",
    "-1.5, 0002 0000 4000 0001 0001 1388",
    "100, 0001 0000 0000 0000 0064",
    "10000, 0001 0001 0000 0000 0001",
    "0.1, 0001 ffff 0000 0001 03e8",
    "0.0001, 0001 ffff 0000 0004 0001",
    "0.00012, 0002 ffff 0000 0005 0001 07d0",
    "12345678.90, 0003 0001 0000 0002 04d2 162e 2328",
    "99999999.9999, 0003 0001 0000 0004 270f 270f 270f",
    "100000000000000000000, 0001 0005 0000 0000 0001",
    "123456789012345678901234567890.123,"
        + " 0009 0007 0000 0003 000c 0d80 1ed2 04d2 162e 2334 0d80 1ed2 04ce",
  })
  void hasTheBytesThatTheServerSends(BigDecimal value, String hex) {
    assertThat(Encoded.of(Numeric.CODEC, value).hex()).isEqualTo(hex.replace(" ", ""));
    assertThat(Encoded.ofHex(hex).as(Numeric.CODEC, Oid.NUMERIC)).isEqualTo(value);
  }

  @Property
  void keepsValueAndScale(@ForAll("numbers") BigDecimal value) {
    assertThat(Encoded.of(Numeric.CODEC, value).as(Numeric.CODEC, Oid.NUMERIC)).isEqualTo(value);
  }

  @Property
  void keepsEveryLong(@ForAll long unscaled, @ForAll @IntRange(max = 40) int scale) {
    BigDecimal value = BigDecimal.valueOf(unscaled, scale);
    assertThat(Encoded.of(Numeric.CODEC, value).as(Numeric.CODEC, Oid.NUMERIC)).isEqualTo(value);
  }

  @Property
  void writesNegativeScalesOut(@ForAll long unscaled, @ForAll @IntRange(max = 200) int zeros) {
    BigDecimal value = BigDecimal.valueOf(unscaled, -zeros);
    assertThat(Encoded.of(Numeric.CODEC, value).as(Numeric.CODEC, Oid.NUMERIC))
        .isEqualTo(value.setScale(0));
  }

  @Property(tries = 200)
  void readsAnyNumberOfDigits(@ForAll @IntRange(max = 300) int count, @ForAll long seed) {
    Random random = new Random(seed);
    BinaryWriter out = header(count, count - 1, 0, 0);
    BigInteger expected = BigInteger.ZERO;
    for (int i = 0; i < count; i++) {
      int digit = random.nextInt(10_000);
      out.putShort(digit);
      expected = expected.multiply(BigInteger.valueOf(10_000)).add(BigInteger.valueOf(digit));
    }
    assertThat(Encoded.of(out).as(Numeric.CODEC, Oid.NUMERIC)).isEqualTo(new BigDecimal(expected));
  }

  @Test
  void carriesTheLongestNumbers() {
    BigDecimal longest = new BigDecimal("9".repeat(131_072) + "." + "9".repeat(16_383));
    BigDecimal smallest = new BigDecimal("-1E-16383");
    BigDecimal round = new BigDecimal("1E+131071");
    assertThat(Encoded.of(Numeric.CODEC, longest).as(Numeric.CODEC, Oid.NUMERIC))
        .isEqualTo(longest);
    assertThat(Encoded.of(Numeric.CODEC, smallest).as(Numeric.CODEC, Oid.NUMERIC))
        .isEqualTo(smallest);
    assertThat(Encoded.of(Numeric.CODEC, round).hex()).isEqualTo("00017fff0000000003e8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0E+1", "0E+131072", "0E+2147483647"})
  void writesZeroWithAnyNegativeScale(BigDecimal zero) {
    assertThat(Encoded.of(Numeric.CODEC, zero).hex()).isEqualTo("0000000000000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+131072", "-1E+2147483647", "1E-16384", "0E-16384", "1.0E-2147483646"})
  void refusesWhatNumericCannotHold(BigDecimal value) {
    assertThatThrownBy(() -> Encoded.of(Numeric.CODEC, value))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("131072")
        .hasMessageContaining("16383");
  }

  @ParameterizedTest
  @CsvSource({
    "0000 0000 c000 0000, NaN has no BigDecimal",
    "0000 0000 d000 0020, Infinity has no BigDecimal",
    "0000 0000 f000 0020, -Infinity has no BigDecimal",
    "0000 0000 8000 0000, the sign 32768",
    "0000 0000 0000 4000, the scale 16384",
    "0001 0000 0000 0000 2710, the digit 10000",
    "0001 0000 0000 0000 ffff, the digit -1",
    "0001 ffff 0000 0003 0001, more digits than its scale 3",
    "0001 0000 0000 0000, has 8 bytes",
    "0000 0000 0000 0000 0001, has 10 bytes",
    "0000 0000 0000, has 6 bytes",
  })
  void saysWhyBytesAreNoNumber(String hex, String reason) {
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(Numeric.CODEC, Oid.NUMERIC))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(reason);
  }

  @Property
  void readsIntegersOfAnyWidth(
      @ForAll @LongRange(min = Short.MIN_VALUE, max = Short.MAX_VALUE) long value) {
    BigDecimal expected = BigDecimal.valueOf(value);
    assertThat(Encoded.of(Int2.CODEC, (short) value).as(Numeric.CODEC, Oid.INT2))
        .isEqualTo(expected);
    assertThat(Encoded.of(Int4.CODEC, (int) value).as(Numeric.CODEC, Oid.INT4)).isEqualTo(expected);
    assertThat(Encoded.of(Int8.CODEC, value).as(Numeric.CODEC, Oid.INT8)).isEqualTo(expected);
  }

  @Test
  void readsADomainOverNumericByItsFormat() {
    PgType domain = new PgType(16_384, "price", Format.NUMERIC, null, List.of());
    BigDecimal zero = new BigDecimal("0.00");
    assertThat(Encoded.of(Numeric.CODEC, zero).as(Numeric.CODEC, domain)).isEqualTo(zero);
  }

  @Provide
  Arbitrary<BigDecimal> numbers() {
    Arbitrary<BigInteger> unscaled =
        Arbitraries.bytes()
            .array(byte[].class)
            .ofMinSize(1)
            .ofMaxSize(600)
            .map(BigInteger::new)
            .edgeCases(
                edges ->
                    edges.add(BigInteger.ZERO, BigInteger.TEN.pow(15), BigInteger.TEN.pow(16)));
    return Combinators.combine(unscaled, Arbitraries.integers().between(0, 2_000))
        .as(BigDecimal::new);
  }

  private static BinaryWriter header(int count, int weight, int sign, int scale) {
    BinaryWriter out = new BinaryWriter();
    out.putShort(count);
    out.putShort(weight);
    out.putShort(sign);
    out.putShort(scale);
    return out;
  }
}
