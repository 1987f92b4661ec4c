package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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

@SuppressWarnings("NullAway") // it infers elements of arrays that are not null
class ArrayCodecTest {

  private static final PgType USER_DEFINED =
      new PgType(16_384, "mood", Format.TEXT, null, List.of());

  private static final Codec<List<@Nullable Integer>> INTEGERS = Codecs.listOf(Codecs.INTEGER);

  private enum Mood {
    SAD,
    HAPPY
  }

  private static final Codec<Mood> MOOD = Codecs.enumOf(Mood.values(), "sad", "happy");

  @Test
  void hasTheBytesThatTheServerSends() {
    List<@Nullable Integer> elements = Arrays.asList(1, null, 3);
    String hex =
        "00000001 00000001 00000017 00000003 00000001"
            + " 00000004 00000001 ffffffff 00000004 00000003";
    assertThat(Encoded.of(INTEGERS, elements).hex()).isEqualTo(hex.replace(" ", ""));
    assertThat(Encoded.ofHex(hex).as(INTEGERS, Oid.INT4_ARRAY)).isEqualTo(elements);
  }

  @Test
  void anEmptyArrayHasNoDimensions() {
    String hex = "00000000 00000000 00000017";
    assertThat(Encoded.of(INTEGERS, List.of()).hex()).isEqualTo(hex.replace(" ", ""));
    assertThat(Encoded.ofHex(hex).as(INTEGERS, Oid.INT4_ARRAY)).isEmpty();
  }

  @Test
  void aVectorBeginsAtZeroAndHasOneDimensionAlsoIfItIsEmpty() {
    PgType vector = BuiltInTypes.get(Oid.INT2VECTOR);
    Codec<List<@Nullable Short>> codec = Codecs.listOf(Codecs.SHORT);
    String hex = "00000001 00000000 00000015 00000001 00000000 00000002 0007";
    assertThat(Encoded.of(codec, List.of((short) 7), vector).hex()).isEqualTo(hex.replace(" ", ""));
    assertThat(Encoded.ofHex(hex).as(codec, vector)).containsExactly((short) 7);
    String empty = "00000001 00000000 00000015 00000000 00000000";
    assertThat(Encoded.ofHex(empty).as(codec, vector)).isEmpty();
  }

  @Test
  void refusesPartsWithoutElements() {
    Codec<List<@Nullable List<@Nullable Integer>>> codec = Codecs.listOf(INTEGERS);
    String hex = "00000002 00000000 00000017 7fffffff 00000001 00000000 00000001";
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(codec, Oid.INT4_ARRAY))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("cannot have 2147483647 elements in dimension 1");
  }

  @Property
  void carriesNumbersOfAnyLengthWithNulls(@ForAll("numbers") List<@Nullable BigDecimal> elements) {
    Codec<List<@Nullable BigDecimal>> codec = Codecs.listOf(Numeric.CODEC);
    assertThat(Encoded.of(codec, elements).as(codec, Oid.NUMERIC_ARRAY)).isEqualTo(elements);
  }

  @Property
  void carriesTextsWithNullsInBinary(@ForAll("texts") List<@Nullable String> elements) {
    Codec<List<@Nullable String>> codec = Codecs.listOf(Text.CODEC);
    PgType type = Encoded.arrayOf(BuiltInTypes.get(Oid.TEXT));
    assertThat(Encoded.of(codec, elements, type).as(codec, type)).isEqualTo(elements);
  }

  @Property
  void writesTextsAsALiteralThatTheServersRulesReadBack(
      @ForAll("texts") List<@Nullable String> elements) {
    assertThat(parsed(literal(Codecs.listOf(Text.CODEC), elements))).isEqualTo(elements);
  }

  @Test
  void quotesEveryText() {
    assertThat(literalOf("a", "b\"c", null, "NULL", "", "d\\", "{e, f}", "gr\u00fc\u00df"))
        .isEqualTo("{\"a\",\"b\\\"c\",NULL,\"NULL\",\"\",\"d\\\\\",\"{e, f}\",\"gr\u00fc\u00df\"}");
    assertThat(literalOf()).isEqualTo("{}");
    assertThat(literalOf((String) null)).isEqualTo("{NULL}");
  }

  @Test
  void readsAnArrayWithAnyLowerBound() {
    String hex =
        "00000001 00000000 00000014 00000002 00000000"
            + " 00000008 0000000000000001 00000008 0000000000000002";
    assertThat(Encoded.ofHex(hex).asList(Int8.CODEC, Oid.INT8)).containsExactly(1L, 2L);
  }

  @Test
  void readsElementsThatAreNarrower() {
    Encoded array = Encoded.of(Codecs.listOf(Int2.CODEC), List.of((short) -1));
    assertThat(array.asList(Int8.CODEC, Oid.INT2)).containsExactly(-1L);
    assertThat(array.as(Codecs.LONG_ARRAY, Oid.INT2_ARRAY)).containsExactly(-1L);
    assertThat(array.as(Codecs.INT_ARRAY, Oid.INT2_ARRAY)).containsExactly(-1);
  }

  @Test
  void readsElementsOfUserDefinedTypes() {
    Encoded sad = Encoded.of(Text.CODEC, "sad");
    Encoded array = Encoded.array(USER_DEFINED.oid(), Arrays.asList(sad, null));
    PgType type = Encoded.arrayOf(USER_DEFINED);
    assertThat(array.as(Codecs.listOf(Text.CODEC), type)).containsExactly("sad", null);
    assertThat(array.as(Codecs.listOf(MOOD), type)).containsExactly(Mood.SAD, null);
  }

  @Test
  void writesEnumsAsTheirLabels() {
    List<@Nullable Mood> moods = Arrays.asList(Mood.HAPPY, null);
    Codec<List<@Nullable Mood>> codec = Codecs.listOf(MOOD);
    assertThat(literal(codec, moods)).isEqualTo("{\"happy\",NULL}");
    PgType type = Encoded.arrayOf(USER_DEFINED);
    assertThat(Encoded.of(codec, moods, type).as(codec, type)).isEqualTo(moods);
  }

  @Test
  void doesNotReadElementsOfATypeThatItsElementsDoNotRead() {
    assertThat(Codecs.listOf(Date.CODEC).reads(BuiltInTypes.get(Oid.INT4_ARRAY))).isFalse();
    assertThat(INTEGERS.reads(BuiltInTypes.get(Oid.INT8_ARRAY))).isFalse();
    assertThat(INTEGERS.reads(BuiltInTypes.get(Oid.INT4))).isFalse();
    assertThat(Codecs.listOf(INTEGERS).reads(BuiltInTypes.get(Oid.INT4_ARRAY))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000 00000000 00000014", "00000001 00000000 ffffffff 00000000"})
  void refusesElementsOfAnotherTypeThanThatOfTheArray(String hex) {
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(INTEGERS, Oid.INT4_ARRAY))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("integer")
        .hasMessageMatching(".*OID (20|4294967295)\\b.*");
  }

  @Test
  void refusesAnArrayThatEndsEarlyWhereverItDoes() {
    Codec<List<@Nullable BigDecimal>> codec = Codecs.listOf(Numeric.CODEC);
    byte[] whole = Encoded.of(codec, Arrays.asList(BigDecimal.TEN, null)).bytes();
    for (int length = 0; length < whole.length; length++) {
      Encoded shorter = new Encoded(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> shorter.as(codec, Oid.NUMERIC_ARRAY))
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
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(INTEGERS, Oid.INT4_ARRAY))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("after");
  }

  @ParameterizedTest
  @CsvSource({
    "ffffffff 00000000 00000017, -1 dimensions",
    "00000007 00000000 00000017, 7 dimensions",
    "7fffffff 00000000 00000017, 2147483647 dimensions",
    "00000001 00000000 00000017, at least 20",
    "00000001 00000000 00000017 ffffffff 00000001, -1 elements",
    "00000001 00000000 00000017 00000000 00000001, 0 elements",
    "00000001 00000000 00000017 7fffffff 00000001, 2147483647 elements",
    "00000001 00000000 00000017 00000001 00000001 fffffffe, the length -2",
    "00000001 00000000 00000017 00000001 00000001 7fffffff, the length 2147483647",
  })
  void refusesImpossibleCountsAndLengths(String hex, String reason) {
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(INTEGERS, Oid.INT4_ARRAY))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(reason);
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(Codecs.INT_ARRAY, Oid.INT4_ARRAY))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void readsSetsInTheOrderOfTheArray() {
    Codec<Set<@Nullable Integer>> codec = Codecs.setOf(Codecs.INTEGER);
    Encoded array = Encoded.of(INTEGERS, Arrays.asList(3, 1, null, 3));
    assertThat(array.as(codec, Oid.INT4_ARRAY)).containsExactly(3, 1, null);
  }

  @Test
  void readsAndWritesCollectionsAndArraysOfObjects() {
    List<@Nullable Integer> elements = Arrays.asList(1, null);
    Encoded array = Encoded.of(INTEGERS, elements);
    Codec<@Nullable Integer[]> objects = Codecs.arrayOf(Codecs.INTEGER, Integer[]::new);
    assertThat(array.as(Codecs.collectionOf(Codecs.INTEGER), Oid.INT4_ARRAY)).isEqualTo(elements);
    assertThat(array.as(objects, Oid.INT4_ARRAY)).containsExactly(1, null);
    assertThat(Encoded.of(objects, new @Nullable Integer[] {1, null}).hex()).isEqualTo(array.hex());
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

  private static String literalOf(@Nullable String... elements) {
    return literal(Codecs.listOf(Text.CODEC), Arrays.asList(elements));
  }

  private static <A> String literal(Codec<A> codec, A array) {
    return new String(Encoded.of(codec, array).bytes(), StandardCharsets.UTF_8);
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
