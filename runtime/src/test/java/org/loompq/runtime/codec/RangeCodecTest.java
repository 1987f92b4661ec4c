package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.loompq.type.BoundKind;
import org.loompq.type.Multirange;
import org.loompq.type.Range;

class RangeCodecTest {

  private static final int INT4_RANGE = 3904;
  private static final int INT4_MULTIRANGE = 4451;
  private static final PgType NUMERIC_RANGE = BuiltInTypes.get(3906);
  private static final PgType DATE_RANGE = BuiltInTypes.get(3912);
  private static final PgType TEXT_RANGE =
      new PgType(16_384, "textrange", Format.RANGE, BuiltInTypes.get(Oid.TEXT), List.of());
  private static final PgType TEXT_MULTIRANGE =
      new PgType(16_385, "textmultirange", Format.MULTIRANGE, TEXT_RANGE, List.of());

  private static final Codec<Range<Integer>> INTEGERS = Codecs.rangeOf(Codecs.INTEGER);
  private static final Codec<Multirange<Integer>> MULTIRANGES = Codecs.multirangeOf(Codecs.INTEGER);
  private static final Codec<Range<LocalDate>> DATES = Codecs.rangeOf(Codecs.LOCAL_DATE);

  static Stream<Arguments> integers() {
    return Stream.of(
        Arguments.of(Range.closedOpen(1, 5), "0200000004000000010000000400000005"),
        Arguments.of(Range.empty(), "01"),
        Arguments.of(Range.lessThan(5), "080000000400000005"),
        Arguments.of(Range.atLeast(1), "120000000400000001"),
        Arguments.of(Range.unbounded(), "18"));
  }

  @ParameterizedTest
  @MethodSource("integers")
  void hasTheBytesThatTheServerSends(Range<Integer> range, String hex) {
    assertThat(Encoded.of(INTEGERS, range, BuiltInTypes.get(INT4_RANGE)).hex()).isEqualTo(hex);
    assertThat(Encoded.ofHex(hex).as(INTEGERS, INT4_RANGE)).isEqualTo(range);
  }

  @Test
  void hasTheBytesThatTheServerSendsForBoundsOfAnyLength() {
    Range<BigDecimal> range = Range.openClosed(new BigDecimal("1.5"), new BigDecimal("2.50"));
    String hex = "040000000c0002000000000001000113880000000c000200000000000200021388";
    Codec<Range<BigDecimal>> codec = Codecs.rangeOf(Codecs.BIG_DECIMAL);
    assertThat(Encoded.of(codec, range, NUMERIC_RANGE).hex()).isEqualTo(hex);
    assertThat(Encoded.ofHex(hex).as(codec, NUMERIC_RANGE)).isEqualTo(range);
  }

  static Stream<Arguments> dates() {
    LocalDate first = LocalDate.of(2020, 1, 1);
    return Stream.of(
        Arguments.of(
            Range.closedOpen(LocalDate.MIN, LocalDate.MAX), "020000000480000000000000047fffffff"),
        Arguments.of(Range.closed(first, LocalDate.MAX), "060000000400001c89000000047fffffff"),
        Arguments.of(Range.lessThan(LocalDate.MAX), "08000000047fffffff"));
  }

  @ParameterizedTest
  @MethodSource("dates")
  void anInfiniteBoundIsAValue(Range<LocalDate> range, String hex) {
    assertThat(Encoded.of(DATES, range, DATE_RANGE).hex()).isEqualTo(hex);
    assertThat(Encoded.ofHex(hex).as(DATES, DATE_RANGE)).isEqualTo(range);
  }

  @Test
  void multirangesHaveTheBytesThatTheServerSends() {
    Multirange<Integer> ranges = Multirange.of(Range.closedOpen(1, 3), Range.atLeast(5));
    String hex = "00000002 00000011 0200000004000000010000000400000003 00000009 120000000400000005";
    assertThat(Encoded.of(MULTIRANGES, ranges, BuiltInTypes.get(INT4_MULTIRANGE)).hex())
        .isEqualTo(hex.replace(" ", ""));
    assertThat(Encoded.ofHex(hex).as(MULTIRANGES, INT4_MULTIRANGE)).isEqualTo(ranges);
    assertThat(Encoded.ofHex("00000000").as(MULTIRANGES, INT4_MULTIRANGE))
        .isEqualTo(Multirange.of());
  }

  @Property(edgeCases = EdgeCasesMode.NONE) // their product is large
  void carriesEveryRange(@ForAll("textRanges") Range<String> range) {
    Codec<Range<String>> codec = Codecs.rangeOf(Codecs.STRING);
    assertThat(Encoded.of(codec, range, TEXT_RANGE).as(codec, TEXT_RANGE)).isEqualTo(range);
  }

  @Property(edgeCases = EdgeCasesMode.NONE) // their product is large
  void carriesEveryMultirange(@ForAll("textMultiranges") Multirange<String> ranges) {
    Codec<Multirange<String>> codec = Codecs.multirangeOf(Codecs.STRING);
    assertThat(Encoded.of(codec, ranges, TEXT_MULTIRANGE).as(codec, TEXT_MULTIRANGE))
        .isEqualTo(ranges);
  }

  @Provide
  Arbitrary<Range<String>> textRanges() {
    Arbitrary<String> bounds = Arbitraries.strings().withCharRange('\1', '\ud7ff').ofMaxLength(9);
    Arbitrary<BoundKind> kinds = Arbitraries.of(BoundKind.class);
    Arbitrary<Range<String>> ranges =
        Combinators.combine(bounds, kinds, bounds, kinds)
            .as(
                (lower, lowerKind, upper, upperKind) ->
                    new Range<>(
                        false, of(lower, lowerKind), lowerKind, of(upper, upperKind), upperKind));
    return Arbitraries.frequencyOf(Tuple.of(9, ranges), Tuple.of(1, Arbitraries.of(Range.empty())));
  }

  private static @Nullable String of(String bound, BoundKind kind) {
    return kind == BoundKind.UNBOUNDED ? null : bound;
  }

  @Provide
  Arbitrary<Multirange<String>> textMultiranges() {
    return textRanges().list().ofMaxSize(5).map(Multirange::new);
  }

  @Test
  void readsBoundsThatAreNarrower() {
    Codec<Range<Long>> codec = Codecs.rangeOf(Codecs.LONG);
    PgType type = BuiltInTypes.get(INT4_RANGE);
    Encoded encoded = Encoded.of(codec, Range.closedOpen(1L, 5L), type);
    assertThat(encoded.hex()).isEqualTo("0200000004000000010000000400000005");
    assertThat(encoded.as(codec, type)).isEqualTo(Range.closedOpen(1L, 5L));
    assertThatThrownBy(() -> Encoded.of(codec, Range.atLeast(1L << 40), type))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("integer");
  }

  @Test
  void readsOnlyRangesWhoseBoundsItReads() {
    PgType int4 = BuiltInTypes.get(INT4_RANGE);
    assertThat(INTEGERS.reads(int4)).isTrue();
    assertThat(DATES.reads(int4)).isFalse();
    assertThat(INTEGERS.reads(BuiltInTypes.get(INT4_MULTIRANGE))).isFalse();
    assertThat(MULTIRANGES.reads(BuiltInTypes.get(INT4_MULTIRANGE))).isTrue();
    assertThat(MULTIRANGES.reads(int4)).isFalse();
    assertThat(Codecs.multirangeOf(Codecs.LOCAL_DATE).reads(BuiltInTypes.get(INT4_MULTIRANGE)))
        .isFalse();
  }

  @Test
  void theServerDescribesItsTypeAndThatOfItsArrays() {
    for (Codec<?> codec : List.of(INTEGERS, MULTIRANGES, Codecs.listOf(INTEGERS))) {
      assertThat(codec.parameterOid()).isEqualTo(Codec.DESCRIBED);
      assertThat(codec.parameterArrayOid()).isEqualTo(Codec.DESCRIBED);
    }
    assertThatThrownBy(() -> Encoded.of(INTEGERS, Range.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Range<Integer>");
    assertThat(MULTIRANGES.javaName()).isEqualTo("Multirange<Integer>");
  }

  @ParameterizedTest
  @CsvSource({
    "'', ends too early",
    "02, ends too early",
    "0200000004000000, the length 4",
    "020000000400000001, ends too early",
    "02ffffffff0000000400000005, cannot be SQL NULL",
    "02fffffffe, the length -2",
    "027fffffff, the length 2147483647",
    "0100, 1 bytes too many",
    "1800, 1 bytes too many",
    "20, the flags 20",
    "ff, the flags ff",
    "08000000080000000000000005, a value of type int4 has 8 bytes",
  })
  void saysWhyBytesAreNoRange(String hex, String reason) {
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(INTEGERS, INT4_RANGE))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "'', ends too early",
    "00000001, 1 parts",
    "ffffffff, -1 parts",
    "7fffffff 0000000000, 2147483647 parts",
    "00000001 ffffffff 01, cannot be SQL NULL",
    "00000001 00000002 0100, a range has 1 bytes too many",
    "00000000 00, a multirange has 1 bytes too many",
  })
  void saysWhyBytesAreNoMultirange(String hex, String reason) {
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(MULTIRANGES, INT4_MULTIRANGE))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(reason);
  }

  @Test
  @SuppressWarnings("NullAway") // it infers elements of lists that are not null
  void areElementsOfArrays() {
    Codec<List<@Nullable Range<Integer>>> codec = Codecs.listOf(INTEGERS);
    List<@Nullable Range<Integer>> ranges = Arrays.asList(Range.atLeast(1), null, Range.empty());
    PgType type = BuiltInTypes.get(3905);
    assertThat(Encoded.of(codec, ranges, type).as(codec, type)).isEqualTo(ranges);
  }
}
