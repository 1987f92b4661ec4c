package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
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

  @ParameterizedTest
  @ValueSource(strings = {"text", "name", "json", "xml", "unknown", "character", "refcursor"})
  void readsAndWritesEveryTypeWhoseBinaryFormatIsText(String name) {
    PgType type = named(name);
    assertThat(Text.CODEC.reads(type)).isTrue();
    assertThat(Text.CODEC.writes(type)).isTrue();
    assertThat(Encoded.of(Text.CODEC, "{}", type).as(Text.CODEC, type)).isEqualTo("{}");
    assertThat(Encoded.of(Text.CODEC, "{}", type).hex()).isEqualTo("7b7d");
  }

  @Test
  void neitherReadsNorWritesWhatIsNoText() {
    for (int oid : new int[] {Oid.BYTEA, Oid.INT4, Oid.TID, Oid.UUID}) {
      assertThat(Text.CODEC.reads(BuiltInTypes.get(oid))).as("reads %d", oid).isFalse();
      assertThat(Text.CODEC.writes(BuiltInTypes.get(oid))).as("writes %d", oid).isFalse();
    }
  }

  @Test
  void readsVoidAsTheEmptyTextAndDoesNotWriteIt() {
    PgType nothing = named("void");
    assertThat(Text.CODEC.reads(nothing)).isTrue();
    assertThat(Text.CODEC.writes(nothing)).isFalse();
    assertThat(Encoded.ofHex("").as(Text.CODEC, nothing)).isEmpty();
    assertThatThrownBy(() -> Encoded.ofHex("00").as(Text.CODEC, nothing))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("void");
  }

  @Test
  void writesJsonbWithItsVersionWhereTheTypeIsKnown() {
    assertThat(Encoded.of(Text.CODEC, "{}", BuiltInTypes.get(Oid.JSONB)).hex()).isEqualTo("017b7d");
    assertThat(Encoded.of(Text.CODEC, "{}").hex()).isEqualTo("7b7d");
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

  private static PgType named(String name) {
    return IntStream.range(0, 6_000)
        .mapToObj(BuiltInTypes::of)
        .filter(type -> type != null && type.name().equals(name))
        .findFirst()
        .orElseThrow();
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
