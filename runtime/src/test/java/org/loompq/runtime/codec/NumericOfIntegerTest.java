package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericOfIntegerTest {

  private static final Codec<BigInteger> CODEC = NumericOfInteger.CODEC;
  private static final int XID8 = 5069;

  @Property
  void carriesEveryNumber(@ForAll BigInteger value) {
    assertThat(Encoded.of(CODEC, value).as(CODEC, Oid.NUMERIC)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"5.00, 5", "-1200.0, -1200", "0.000, 0", "1E+20, 100000000000000000000"})
  void readsZerosAfterThePoint(BigDecimal number, BigInteger integer) {
    assertThat(Encoded.of(Numeric.CODEC, number).as(CODEC, Oid.NUMERIC)).isEqualTo(integer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "-1200.0001", "99999999999999999999.9"})
  void refusesAFraction(BigDecimal number) {
    assertThatThrownBy(() -> Encoded.of(Numeric.CODEC, number).as(CODEC, Oid.NUMERIC))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("fraction")
        .hasMessageContaining("BigDecimal");
  }

  @Property
  void carriesTheIntegersOfEverySize(@ForAll short two, @ForAll int four, @ForAll long eight) {
    assertCarried(two, Oid.INT2);
    assertCarried(four, Oid.INT4);
    assertCarried(eight, Oid.INT8);
    assertCarried(Integer.toUnsignedLong(four), Oid.OID);
  }

  private static void assertCarried(long number, int oid) {
    BigInteger value = BigInteger.valueOf(number);
    Encoded encoded = Encoded.of(CODEC, value, BuiltInTypes.get(oid));
    assertThat(encoded.as(CODEC, oid)).isEqualTo(value);
    assertThat(encoded.as(Codecs.LONG, oid)).isEqualTo(number);
  }

  @Property
  void carriesNumbersWithoutASignThatNoLongHolds(@ForAll long bits) {
    BigInteger value = new BigInteger(Long.toUnsignedString(bits));
    for (int oid : new int[] {XID8, Oid.PG_LSN}) {
      Encoded encoded = Encoded.of(CODEC, value, BuiltInTypes.get(oid));
      assertThat(encoded.hex()).isEqualTo(String.format("%016x", bits));
      assertThat(encoded.as(CODEC, oid)).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "32768, 21, smallint",
    "-2147483649, 23, integer",
    "9223372036854775808, 20, bigint",
    "-1, 26, oid",
    "4294967296, 26, oid",
    "-1, 5069, xid8",
    "18446744073709551616, 5069, xid8",
  })
  void refusesANumberThatDoesNotFit(BigInteger value, int oid, String type) {
    assertThatThrownBy(() -> Encoded.of(CODEC, value, BuiltInTypes.get(oid)))
        .isInstanceOf(CodecException.class)
        .hasMessage("the value does not fit into " + type);
  }

  @Test
  void aLongThatIsTooSmallForXid8SaysWhatElseToReadItAs() {
    assertThatThrownBy(() -> Encoded.ofHex("ffffffffffffffff").as(Codecs.LONG, XID8))
        .isInstanceOf(CodecException.class)
        .hasMessage(
            "the value 18446744073709551615 does not fit into a long; read it as a BigInteger");
  }
}
