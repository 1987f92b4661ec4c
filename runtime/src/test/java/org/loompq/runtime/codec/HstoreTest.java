package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway") // it infers values of maps that are not null
class HstoreTest {

  private static final PgType TYPE = new PgType(16_384, "hstore", Format.HSTORE, null, List.of());

  @Test
  void hasTheBytesThatTheServerSends() {
    Map<String, @Nullable String> map = new LinkedHashMap<>();
    map.put("a", "1");
    map.put("bb", null);
    String hex = "0000000200000001610000000131000000026262ffffffff";
    assertThat(Encoded.of(Hstore.CODEC, map, TYPE).hex()).isEqualTo(hex);
    assertThat(Encoded.ofHex(hex).as(Hstore.CODEC, TYPE)).containsExactlyEntriesOf(map);
    assertThat(Encoded.of(Hstore.CODEC, Map.of(), TYPE).hex()).isEqualTo("00000000");
    assertThat(Encoded.ofHex("000000010000000000000000").as(Hstore.CODEC, TYPE))
        .containsExactly(Map.entry("", ""));
  }

  @Property
  void carriesEveryMap(@ForAll("maps") Map<String, @Nullable String> map) {
    assertThat(Encoded.of(Hstore.CODEC, map, TYPE).as(Hstore.CODEC, TYPE)).isEqualTo(map);
  }

  @Provide
  Arbitrary<Map<String, @Nullable String>> maps() {
    Arbitrary<String> texts = Arbitraries.strings().withCharRange('\1', '\ud7ff').ofMaxLength(9);
    return Arbitraries.maps(texts, texts.injectNull(0.2)).ofMaxSize(9);
  }

  @Test
  void refusesAKeyThatIsNull() {
    Map<String, @Nullable String> map = new HashMap<>();
    map.put(null, "1");
    assertThatThrownBy(() -> Encoded.of(Hstore.CODEC, map, TYPE))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("a key of an hstore");
  }

  @ParameterizedTest
  @CsvSource({
    "'', ends too early",
    "ffffffff, -1 parts",
    "00000001, 1 parts",
    "7fffffff 0000000161 ffffffff, 2147483647 parts",
    "00000001 ffffffff ffffffff, cannot be SQL NULL",
    "00000001 00000005 6161616161, ends too early",
    "00000001 00000006 6161616161, the length 6",
    "00000001 00000001 61 fffffffe, the length -2",
    "00000001 00000001 61 00000001, the length 1",
    "00000002 00000001 61 ffffffff 00000001 61 ffffffff, the same key twice",
    "00000001 00000001 61 ffffffff 00, 1 bytes too many",
    "00000001 00000001 ff ffffffff, UTF-8",
  })
  void saysWhyBytesAreNoHstore(String hex, String reason) {
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(Hstore.CODEC, TYPE))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(reason);
  }
}
