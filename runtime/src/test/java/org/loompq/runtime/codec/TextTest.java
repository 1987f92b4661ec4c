package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  @Property
  void carriesEveryText(@ForAll("texts") String value) {
    Encoded encoded = Encoded.of(Text.CODEC, value);
    assertThat(encoded.bytes()).isEqualTo(value.getBytes(StandardCharsets.UTF_8));
    assertThat(encoded.as(Text.CODEC, Oid.TEXT)).isEqualTo(value);
  }

  @Test
  void readsEveryTypeWhoseBinaryFormatIsText() {
    Encoded encoded = Encoded.of(Text.CODEC, "{}");
    for (int oid :
        new int[] {Oid.TEXT, Oid.VARCHAR, Oid.BPCHAR, Oid.NAME, Oid.JSON, Oid.XML, Oid.UNKNOWN}) {
      assertThat(Text.CODEC.reads(oid)).as("reads %d", oid).isTrue();
      assertThat(encoded.as(Text.CODEC, oid)).isEqualTo("{}");
    }
    assertThat(Text.CODEC.reads(Oid.BYTEA)).isFalse();
  }

  @Test
  void readsJsonbWithoutItsVersion() {
    assertThat(Encoded.ofHex("01 7b2261223a20317d").as(Text.CODEC, Oid.JSONB))
        .isEqualTo("{\"a\": 1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "02 7b7d", "7b7d"})
  void refusesJsonbOfAnotherVersion(String hex) {
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(Text.CODEC, Oid.JSONB))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "61c3", "eda080", "c080", "efbfbd80"})
  void refusesBytesThatAreNotUtf8(String hex) {
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(Text.CODEC, Oid.TEXT))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void readsTheReplacementCharacterAsItself() {
    assertThat(Encoded.ofHex("61efbfbd").as(Text.CODEC, Oid.TEXT)).isEqualTo("a\ufffd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "a\0", "\0b", "a\0b"})
  void refusesTheCharacterThatPostgresqlCannotStore(String value) {
    assertThatThrownBy(() -> Encoded.of(Text.CODEC, value))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("U+0000");
  }

  @Test
  void refusesHalfASurrogatePairWhereverItStands() {
    for (String value : new String[] {"\ud83d", "a\ud83d", "\ud83db", "\ude00\ud83d", "a\ude00b"}) {
      assertThatThrownBy(() -> Encoded.of(Text.CODEC, value))
          .isInstanceOf(CodecException.class)
          .hasMessageContaining("surrogate");
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange('\1', '\ud7ff'),
        Arbitraries.strings().ascii().excludeChars('\0'),
        Arbitraries.integers()
            .between(0x1_0000, Character.MAX_CODE_POINT)
            .map(Character::toString)
            .list()
            .map(pairs -> "x" + String.join("", pairs)));
  }
}
