package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.type.BitString;

class BitTest {

  private static final int BIT = 1560;

  @ParameterizedTest
  @CsvSource({"'', 00000000", "1, 0000000180", "10101010, 00000008aa", "101010101, 00000009aa80"})
  void hasTheBytesThatTheServerSends(String text, String hex) {
    BitString bits = BitString.parse(text);
    assertThat(Encoded.of(Bit.CODEC, bits).hex()).isEqualTo(hex);
    assertThat(Encoded.ofHex(hex).as(Bit.CODEC, Oid.VARBIT)).isEqualTo(bits);
    assertThat(Encoded.ofHex(hex).as(Bit.CODEC, BIT)).isEqualTo(bits);
  }

  @Property
  void carriesEveryBitString(@ForAll boolean[] values) {
    StringBuilder text = new StringBuilder();
    for (boolean value : values) {
      text.append(value ? '1' : '0');
    }
    BitString bits = BitString.parse(text.toString());
    assertThat(Encoded.of(Bit.CODEC, bits).as(Bit.CODEC, Oid.VARBIT)).isEqualTo(bits);
  }

  @Property
  void carriesEveryBitSet(@ForAll long[] words) {
    BitSet bits = BitSet.valueOf(words);
    assertThat(Encoded.of(BitOfSet.CODEC, bits).as(BitOfSet.CODEC, Oid.VARBIT)).isEqualTo(bits);
  }

  @Test
  void theFirstBitOfASetIsTheLeftmost() {
    BitSet bits = new BitSet();
    bits.set(0);
    bits.set(2);
    assertThat(Encoded.of(BitOfSet.CODEC, bits).as(Bit.CODEC, Oid.VARBIT)).hasToString("101");
  }

  @Test
  void aSetLosesTheZerosAtTheEnd() {
    Encoded bits = Encoded.of(Bit.CODEC, BitString.parse("0100"));
    BitSet set = bits.as(BitOfSet.CODEC, Oid.VARBIT);
    assertThat(Encoded.of(BitOfSet.CODEC, set).as(Bit.CODEC, Oid.VARBIT)).hasToString("01");
  }

  @Test
  void ignoresBitsAfterTheLast() {
    assertThat(Encoded.ofHex("00000003ff").as(Bit.CODEC, BIT)).isEqualTo(BitString.parse("111"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "000000",
        "00000001",
        "0000000000",
        "0000000980",
        "00000008aa00",
        "ffffffff",
        "7fffffff00"
      })
  void refusesALengthThatDoesNotFitTheBytes(String hex) {
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(Bit.CODEC, BIT))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("bytes");
  }
}
