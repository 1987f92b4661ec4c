package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharTest {

  private static final PgType ONE_BYTE = BuiltInTypes.get(18);
  private static final PgType TEXT = BuiltInTypes.get(Oid.TEXT);

  @ParameterizedTest
  @CsvSource({"61, 97", "00, 0", "ff, 255", "80, 128"})
  void hasTheByteThatTheServerSends(String hex, int code) {
    char value = (char) code;
    assertThat(Encoded.of(Char.CODEC, value, ONE_BYTE).hex()).isEqualTo(hex);
    assertThat(Encoded.ofHex(hex).as(Char.CODEC, ONE_BYTE)).isEqualTo(value);
    assertThat(Char.decodeChar(Encoded.ofHex(hex).memory(), 0, 1, ONE_BYTE)).isEqualTo(value);
  }

  @Property
  void carriesEveryCharacterAsText(@ForAll @IntRange(min = 1, max = 0xffff) int code) {
    char value = (char) code;
    if (!Character.isSurrogate(value)) {
      assertThat(Encoded.of(Char.CODEC, value, TEXT).as(Char.CODEC, TEXT)).isEqualTo(value);
      assertThat(Encoded.of(Char.CODEC, value, TEXT).hex())
          .isEqualTo(Encoded.of(Text.CODEC, String.valueOf(value)).hex());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "\ud83d\ude00"})
  void refusesATextThatIsNotOneCharacter(String text) {
    assertThatThrownBy(() -> Encoded.of(Text.CODEC, text).as(Char.CODEC, TEXT))
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith("a text of " + text.length() + " characters is no char");
  }

  @Test
  void refusesWhatTheTypeCannotHold() {
    assertThatThrownBy(() -> Encoded.of(Char.CODEC, '\u0100', ONE_BYTE))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("one byte");
    assertThatThrownBy(() -> Encoded.of(Char.CODEC, '\0', TEXT))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("U+0000");
    assertThatThrownBy(() -> Encoded.of(Char.CODEC, '\ud83d', TEXT))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("surrogate");
  }

  @Test
  void aParameterIsDescribed() {
    assertThat(Char.CODEC.parameterOid()).isEqualTo(Codec.DESCRIBED);
    assertThat(Char.CODEC.parameterArrayOid()).isEqualTo(Codec.DESCRIBED);
    assertThat(Char.CODEC.declaredName()).isEqualTo("char or Character");
  }
}
