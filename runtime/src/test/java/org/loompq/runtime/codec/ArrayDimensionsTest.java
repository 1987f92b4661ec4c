package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays of more than one dimension, and those of primitives. */
@SuppressWarnings("NullAway") // it infers elements of arrays that are not null
class ArrayDimensionsTest {

  private static final String TWO_BY_TWO =
      "00000002 00000001 00000017 00000002 00000001 00000002 00000001"
          + " 00000004 00000001 00000004 00000002 00000004 00000003 ffffffff";

  private static final Codec<List<@Nullable Integer>> ROW = Codecs.listOf(Codecs.INTEGER);
  private static final Codec<List<@Nullable List<@Nullable Integer>>> ROWS = Codecs.listOf(ROW);
  private static final Codec<@Nullable Integer[][]> ARRAYS =
      Codecs.arrayOf(Codecs.arrayOf(Codecs.INTEGER, Integer[]::new), Integer[][]::new);
  private static final Codec<int[][]> INTS = Codecs.arrayOf(Codecs.INT_ARRAY, int[][]::new);

  @Test
  void haveTheBytesThatTheServerSends() {
    List<@Nullable List<@Nullable Integer>> rows = List.of(List.of(1, 2), Arrays.asList(3, null));
    assertThat(Encoded.of(ROWS, rows).hex()).isEqualTo(TWO_BY_TWO.replace(" ", ""));
    assertThat(Encoded.ofHex(TWO_BY_TWO).as(ROWS, Oid.INT4_ARRAY)).isEqualTo(rows);
  }

  @Test
  void areArraysOfArraysToo() {
    @Nullable Integer[][] rows = {{1, 2}, {3, null}};
    assertThat(Encoded.of(ARRAYS, rows).hex()).isEqualTo(TWO_BY_TWO.replace(" ", ""));
    assertThat(Encoded.ofHex(TWO_BY_TWO).as(ARRAYS, Oid.INT4_ARRAY)).isDeepEqualTo(rows);
  }

  @Test
  void mayBeOfDifferentJavaTypes() {
    Codec<Set<@Nullable List<@Nullable Integer>>> codec = Codecs.setOf(ROW);
    assertThat(Encoded.ofHex(TWO_BY_TWO).as(codec, Oid.INT4_ARRAY))
        .containsExactly(List.of(1, 2), Arrays.asList(3, null));
  }

  @Property
  void carryPrimitivesOfAnyShape(
      @ForAll @IntRange(min = 1, max = 5) int rows,
      @ForAll @IntRange(min = 1, max = 5) int columns,
      @ForAll int seed) {
    int[][] value = new int[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        value[i][j] = seed * (31 * i + j);
      }
    }
    assertThat(Encoded.of(INTS, value).as(INTS, Oid.INT4_ARRAY)).isDeepEqualTo(value);
  }

  @Property
  void carryThreeDimensionsOfTexts(@ForAll("shapes") List<Integer> shape) {
    Codec<List<@Nullable List<@Nullable List<@Nullable String>>>> codec =
        Codecs.listOf(Codecs.listOf(Codecs.listOf(Codecs.STRING)));
    List<@Nullable String> texts = new ArrayList<>();
    for (int i = 0; i < shape.get(2); i++) {
      texts.add(i % 3 == 2 ? null : "t" + i);
    }
    List<@Nullable List<@Nullable String>> plane =
        Stream.generate(() -> texts).limit(shape.get(1)).toList();
    List<@Nullable List<@Nullable List<@Nullable String>>> cube =
        Stream.generate(() -> plane).limit(shape.get(0)).toList();
    PgType type = Encoded.arrayOf(BuiltInTypes.get(Oid.TEXT));
    assertThat(Encoded.of(codec, cube, type).as(codec, type)).isEqualTo(cube);
  }

  @Provide
  Arbitrary<List<Integer>> shapes() {
    return Arbitraries.integers().between(1, 4).list().ofSize(3);
  }

  @Test
  void areEmptyIfOneOfThemIs() {
    String hex = "000000000000000000000017";
    assertThat(Encoded.of(ROWS, List.of()).hex()).isEqualTo(hex);
    assertThat(Encoded.of(ROWS, List.of(List.of(), List.of())).hex()).isEqualTo(hex);
    assertThat(Encoded.of(INTS, new int[3][0]).hex()).isEqualTo(hex);
    assertThat(Encoded.ofHex(hex).as(ROWS, Oid.INT4_ARRAY)).isEmpty();
    assertThat(Encoded.ofHex(hex).as(INTS, Oid.INT4_ARRAY)).isEmpty();
  }

  @Test
  void areNestedBracesInText() {
    Codec<List<@Nullable List<@Nullable String>>> codec =
        Codecs.listOf(Codecs.listOf(Codecs.STRING));
    assertThat(text(codec, List.of(Arrays.asList("a", null), List.of("{", ","))))
        .isEqualTo("{{\"a\",NULL},{\"{\",\",\"}}");
    assertThat(text(codec, List.of(List.of(), List.of()))).isEqualTo("{}");
    assertThat(text(codec, List.of())).isEqualTo("{}");
  }

  static Stream<List<List<Integer>>> ragged() {
    return Stream.of(
        List.of(List.of(1), List.of(1, 2)),
        List.of(List.of(1, 2), List.of(1)),
        List.of(List.of(1, 2), List.of()),
        List.of(List.of(), List.of(1)));
  }

  @ParameterizedTest
  @MethodSource("ragged")
  void haveToBeAsLongAsEachOther(List<@Nullable List<@Nullable Integer>> rows) {
    int[][] ints =
        rows.stream()
            .map(row -> row.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    PgType texts = Encoded.arrayOf(BuiltInTypes.get(Oid.TEXT));
    List<@Nullable List<@Nullable String>> strings =
        rows.stream()
            .<@Nullable List<@Nullable String>>map(
                row -> row.stream().map(String::valueOf).toList())
            .toList();
    Codec<List<@Nullable List<@Nullable String>>> codec =
        Codecs.listOf(Codecs.listOf(Codecs.STRING));
    for (Runnable writing :
        List.<Runnable>of(
            () -> Encoded.of(ROWS, rows),
            () -> Encoded.of(INTS, ints),
            () -> Encoded.of(codec, strings),
            () -> Encoded.of(codec, strings, texts))) {
      assertThatThrownBy(writing::run)
          .isInstanceOf(CodecException.class)
          .hasMessageContaining("as many in each");
    }
  }

  @Test
  void haveNoPartThatIsNull() {
    List<@Nullable List<@Nullable Integer>> second = Arrays.asList(List.of(1), null);
    List<@Nullable List<@Nullable Integer>> first = Arrays.asList(null, List.of(1));
    for (List<@Nullable List<@Nullable Integer>> rows : List.of(first, second)) {
      assertThatThrownBy(() -> Encoded.of(ROWS, rows))
          .isInstanceOf(CodecException.class)
          .hasMessageContaining("List<Integer>");
    }
  }

  @Test
  void areNotReadAsFewerOrMore() {
    assertThatThrownBy(() -> Encoded.ofHex(TWO_BY_TWO).as(ROW, Oid.INT4_ARRAY))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("has 2 dimensions")
        .hasMessageContaining("one that has 1");
    assertThatThrownBy(() -> Encoded.of(ROW, List.of(1)).as(ROWS, Oid.INT4_ARRAY))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("has 1 dimension,")
        .hasMessageContaining("one that has 2");
  }

  @Test
  void areSixAtMost() {
    Codec<?> codec = Codecs.INTEGER;
    for (int i = 0; i < 7; i++) {
      codec = Codecs.listOf(codec);
    }
    Codec<?> seven = codec;
    String hex =
        "00000007 00000000 00000017" + " 00000001 00000001".repeat(7) + " 00000004 00000001";
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(seven, Oid.INT4_ARRAY))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("7 dimensions");
  }

  @ParameterizedTest
  @CsvSource({
    "7fffffff, 7fffffff", "00010000, 00010000", "40000000, 00000004", "00000002, 7fffffff",
    "00000002, 80000000", "00000002, 00000000", "ffffffff, ffffffff", "00000002, 00000003"
  })
  void cannotHaveMoreElementsThanTheBytesHold(String first, String second) {
    String hex =
        "00000002 00000000 00000017 "
            + first
            + " 00000001 "
            + second
            + " 00000001 "
            + "ffffffff ffffffff ffffffff ffffffff";
    for (Codec<?> codec : List.of(ROWS, ARRAYS, INTS)) {
      assertThatThrownBy(() -> Encoded.ofHex(hex).as(codec, Oid.INT4_ARRAY))
          .isInstanceOf(CodecException.class)
          .hasMessageContaining("elements in dimension");
    }
  }

  @Property
  void primitivesOfAllTypesComeBack(
      @ForAll boolean[] booleans,
      @ForAll short[] shorts,
      @ForAll int[] ints,
      @ForAll long[] longs,
      @ForAll float[] floats,
      @ForAll double[] doubles) {
    assertThat(Encoded.of(Codecs.BOOLEAN_ARRAY, booleans).as(Codecs.BOOLEAN_ARRAY, Oid.BOOL_ARRAY))
        .isEqualTo(booleans);
    assertThat(Encoded.of(Codecs.SHORT_ARRAY, shorts).as(Codecs.SHORT_ARRAY, Oid.INT2_ARRAY))
        .isEqualTo(shorts);
    assertThat(Encoded.of(Codecs.INT_ARRAY, ints).as(Codecs.INT_ARRAY, Oid.INT4_ARRAY))
        .isEqualTo(ints);
    assertThat(Encoded.of(Codecs.LONG_ARRAY, longs).as(Codecs.LONG_ARRAY, Oid.INT8_ARRAY))
        .isEqualTo(longs);
    assertThat(Encoded.of(Codecs.FLOAT_ARRAY, floats).as(Codecs.FLOAT_ARRAY, Oid.FLOAT4_ARRAY))
        .isEqualTo(floats);
    assertThat(Encoded.of(Codecs.DOUBLE_ARRAY, doubles).as(Codecs.DOUBLE_ARRAY, Oid.FLOAT8_ARRAY))
        .isEqualTo(doubles);
  }

  @Test
  void primitivesAreTheSameBytesAsTheirWrappers() {
    assertThat(Encoded.of(Codecs.INT_ARRAY, new int[] {1, -2}).hex())
        .isEqualTo(Encoded.of(ROW, List.of(1, -2)).hex());
    PgType wide = BuiltInTypes.get(Oid.INT8_ARRAY);
    assertThat(Encoded.of(Codecs.INT_ARRAY, new int[] {1, -2}, wide).hex())
        .isEqualTo(Encoded.of(Codecs.listOf(Codecs.LONG), List.of(1L, -2L)).hex());
  }

  @Test
  void aPrimitiveCannotBeSqlNull() {
    assertThatThrownBy(() -> Encoded.ofHex(TWO_BY_TWO).as(INTS, Oid.INT4_ARRAY))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("element 3 (from 0) is SQL NULL")
        .hasMessageContaining("int is a primitive");
  }

  @Test
  void aPrimitiveThatDoesNotFitTheTypeOfTheArrayIsRefused() {
    PgType narrow = BuiltInTypes.get(Oid.INT2_ARRAY);
    assertThatThrownBy(() -> Encoded.of(Codecs.INT_ARRAY, new int[] {40_000}, narrow))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("smallint");
  }

  private static <A> String text(Codec<A> codec, A array) {
    return new String(Encoded.of(codec, array).bytes(), StandardCharsets.UTF_8);
  }
}
