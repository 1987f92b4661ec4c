package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayCodecTest {

  private static final int USER_DEFINED = 16_384;

  @Test
  void hasTheBytesThatTheServerSends() {
    List<@Nullable Integer> elements = Arrays.asList(1, null, 3);
    String hex =
        "00000001 00000001 00000017 00000003 00000001"
            + " 00000004 00000001 ffffffff 00000004 00000003";
    assertThat(encoded(Int4.CODEC, elements).hex()).isEqualTo(hex.replace(" ", ""));
    assertThat(Encoded.ofHex(hex).asArray(Int4.CODEC)).isEqualTo(elements);
  }

  @Test
  void anEmptyArrayHasNoDimensions() {
    String hex = "00000000 00000000 00000017";
    assertThat(encoded(Int4.CODEC, List.of()).hex()).isEqualTo(hex.replace(" ", ""));
    assertThat(Encoded.ofHex(hex).asArray(Int4.CODEC)).isEmpty();
  }

  @Property
  void carriesNumbersOfAnyLengthWithNulls(@ForAll("numbers") List<@Nullable BigDecimal> elements) {
    assertThat(encoded(Numeric.CODEC, elements).asArray(Numeric.CODEC)).isEqualTo(elements);
  }

  @Property
  void readsTextsWithNulls(@ForAll("texts") List<@Nullable String> elements) {
    assertThat(binary(Oid.TEXT, elements).asArray(Text.CODEC)).isEqualTo(elements);
  }

  @Property
  void writesTextsAsALiteralThatTheServersRulesReadBack(
      @ForAll("texts") List<@Nullable String> elements) {
    String literal = new String(encoded(Text.CODEC, elements).bytes(), StandardCharsets.UTF_8);
    assertThat(parsed(literal)).isEqualTo(elements);
  }

  @Test
  void quotesEveryText() {
    assertThat(literal("a", "b\"c", null, "NULL", "", "d\\", "{e, f}", "gr\u00fc\u00df"))
        .isEqualTo("{\"a\",\"b\\\"c\",NULL,\"NULL\",\"\",\"d\\\\\",\"{e, f}\",\"gr\u00fc\u00df\"}");
    assertThat(literal()).isEqualTo("{}");
    assertThat(literal((String) null)).isEqualTo("{NULL}");
  }

  @Test
  void readsAnArrayWithAnyLowerBound() {
    String hex =
        "00000001 00000000 00000014 00000002 00000000"
            + " 00000008 0000000000000001 00000008 0000000000000002";
    assertThat(Encoded.ofHex(hex).asArray(Int8.CODEC)).containsExactly(1L, 2L);
  }

  @Test
  void readsElementsThatAreNarrower() {
    assertThat(encoded(Int2.CODEC, List.of((short) -1)).asArray(Int8.CODEC)).containsExactly(-1L);
  }

  @Test
  void readsElementsOfUserDefinedTypes() {
    List<@Nullable String> labels = Arrays.asList("sad", null);
    assertThat(binary(USER_DEFINED, labels).asArray(Text.CODEC)).isEqualTo(labels);
  }

  @Test
  void refusesElementsOfAnotherBuiltInType() {
    assertThatThrownBy(() -> encoded(Int4.CODEC, List.of(1)).asArray(Date.CODEC))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("23")
        .hasMessageContaining("LocalDate");
    assertThatThrownBy(() -> encoded(Int8.CODEC, List.of()).asArray(Int4.CODEC))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("20")
        .hasMessageContaining("Integer");
  }

  @Test
  void refusesMoreThanOneDimension() {
    String hex =
        "00000002 00000000 00000015 00000001 00000001 00000002 00000001"
            + " 00000002 0001 00000002 0002";
    assertThatThrownBy(() -> Encoded.ofHex(hex).asArray(Int2.CODEC))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("2 dimensions");
  }

  @Test
  void refusesAnArrayThatEndsEarlyWhereverItDoes() {
    byte[] whole = encoded(Numeric.CODEC, Arrays.asList(BigDecimal.TEN, null)).bytes();
    for (int length = 0; length < whole.length; length++) {
      Encoded shorter = new Encoded(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> shorter.asArray(Numeric.CODEC))
          .as("%d bytes", length)
          .isInstanceOf(CodecException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000 00000000 00000017 00",
        "00000001 00000000 00000017 00000001 00000001 00000004 00000001 00",
        "00000001 00000000 00000017 00000001 00000001 ffffffff 00000000",
      })
  void refusesBytesAfterTheLastElement(String hex) {
    assertThatThrownBy(() -> Encoded.ofHex(hex).asArray(Int4.CODEC))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("after");
  }

  @ParameterizedTest
  @CsvSource({
    "ffffffff 00000000 00000017, -1 dimensions",
    "00000001 00000000 00000017 ffffffff 00000001, -1 elements",
    "00000001 00000000 00000017 7fffffff 00000001, 2147483647 elements",
    "00000001 00000000 00000017 00000001 00000001 fffffffe, the length -2",
    "00000001 00000000 00000017 00000001 00000001 7fffffff, the length 2147483647",
  })
  void refusesImpossibleCountsAndLengths(String hex, String reason) {
    assertThatThrownBy(() -> Encoded.ofHex(hex).asArray(Int4.CODEC))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(reason);
  }

  @Provide
  Arbitrary<List<@Nullable BigDecimal>> numbers() {
    return Arbitraries.bigDecimals().ofScale(5).injectNull(0.2).list().ofMaxSize(50);
  }

  @Provide
  Arbitrary<List<@Nullable String>> texts() {
    Arbitrary<String> awkward = Arbitraries.strings().withChars("\"\\{},; '\n\tNUL").ofMaxLength(8);
    Arbitrary<String> any = Arbitraries.strings().withCharRange('\1', '\ud7ff').ofMaxLength(20);
    return Arbitraries.oneOf(awkward, any).injectNull(0.2).list().ofMaxSize(50);
  }

  private static <T> Encoded encoded(Codec<T> codec, List<? extends @Nullable T> elements) {
    BinaryWriter out = new BinaryWriter();
    ArrayCodec.encode(out, elements, codec);
    return Encoded.of(out);
  }

  private static String literal(@Nullable String... elements) {
    return new String(encoded(Text.CODEC, Arrays.asList(elements)).bytes(), StandardCharsets.UTF_8);
  }

  /** As the server sends texts, which are never written so. */
  private static Encoded binary(int elementOid, List<@Nullable String> texts) {
    List<@Nullable Encoded> elements = new ArrayList<>();
    for (String text : texts) {
      elements.add(text == null ? null : Encoded.of(Text.CODEC, text));
    }
    return Encoded.array(elementOid, elements);
  }

  /** Reads what is always quoted, by the rules of array_in in {@code arrayfuncs.c}. */
  private static List<@Nullable String> parsed(String literal) {
    List<@Nullable String> elements = new ArrayList<>();
    int at = 1;
    while (literal.charAt(at) != '}') {
      if (literal.startsWith("NULL", at)) {
        elements.add(null);
        at += "NULL".length();
      } else {
        assertThat(literal.charAt(at)).isEqualTo('"');
        StringBuilder element = new StringBuilder();
        for (at++; literal.charAt(at) != '"'; at++) {
          if (literal.charAt(at) == '\\') {
            at++;
          }
          element.append(literal.charAt(at));
        }
        elements.add(element.toString());
        at++;
      }
      if (literal.charAt(at) == ',') {
        at++;
      }
    }
    assertThat(at).isEqualTo(literal.length() - 1);
    return elements;
  }
}
