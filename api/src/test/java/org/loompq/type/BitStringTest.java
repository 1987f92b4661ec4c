package org.loompq.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitStringTest {

  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());

  @Test
  void isWhatItsTextSaysInEveryForm() {
    Random random = new Random(SEED);
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder();
      BitSet set = new BitSet();
      int length = random.nextInt(70);
      for (int bit = 0; bit < length; bit++) {
        boolean one = random.nextBoolean();
        text.append(one ? '1' : '0');
        set.set(bit, one);
      }
      BitString bits = BitString.parse(text.toString());
      assertThat(bits).as("seed %d", SEED).hasToString(text.toString());
      assertThat(bits.length()).isEqualTo(length);
      assertThat(bits.toBitSet()).as("seed %d", SEED).isEqualTo(set);
      assertThat(BitString.of(set, length))
          .as("seed %d", SEED)
          .isEqualTo(bits)
          .hasSameHashCodeAs(bits);
      assertThat(BitString.ofBytes(bits.toBytes(), length)).as("seed %d", SEED).isEqualTo(bits);
    }
  }

  @Test
  void hasItsFirstBitOnTheLeft() {
    BitString bits = BitString.parse("100000001");
    assertThat(bits.get(0)).isTrue();
    assertThat(bits.get(1)).isFalse();
    assertThat(bits.get(8)).isTrue();
    assertThat(bits.toBytes()).containsExactly(0x80, 0x80);
  }

  @Test
  void keepsItsLength() {
    assertThat(BitString.parse("10")).isNotEqualTo(BitString.parse("100"));
    assertThat(BitString.parse("100").toBitSet()).isEqualTo(BitString.parse("1").toBitSet());
    assertThat(BitString.of(new BitSet(), 3)).hasToString("000");
  }

  @Test
  void takesNoBitBeyondItsLength() {
    assertThat(BitString.ofBytes(new byte[] {-1, -1}, 3)).isEqualTo(BitString.parse("111"));
    assertThat(BitString.ofBytes(new byte[] {-1, -1}, 3).toBytes()).containsExactly(0xe0);
    assertThat(BitString.ofBytes(new byte[] {-1}, 8).toBytes()).containsExactly(0xff);
  }

  @Test
  void sharesNoBytes() {
    byte[] bytes = {0};
    BitString bits = BitString.ofBytes(bytes, 8);
    bytes[0] = 1;
    bits.toBytes()[0] = 1;
    assertThat(bits).hasToString("00000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "01 ", "1a"})
  void refusesATextOfOtherCharacters(String text) {
    assertThatThrownBy(() -> BitString.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("character " + (text.length() - 1));
  }

  @Test
  void refusesLengthsThatDoNotFit() {
    assertThatThrownBy(() -> BitString.ofBytes(new byte[1], 9))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BitString.ofBytes(new byte[1], -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BitString.of(BitSet.valueOf(new long[] {4}), 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BitString.parse("10").get(2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> BitString.parse("10").get(-1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
