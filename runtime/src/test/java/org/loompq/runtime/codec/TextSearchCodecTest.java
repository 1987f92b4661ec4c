package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.loompq.type.TsQuery.and;
import static org.loompq.type.TsQuery.lexeme;
import static org.loompq.type.TsQuery.not;
import static org.loompq.type.TsQuery.or;

import java.util.Random;
import java.util.Set;
import java.util.concurrent.FutureTask;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loompq.type.TsQuery;
import org.loompq.type.TsVector;
import org.loompq.type.TsVector.Lexeme;
import org.loompq.type.TsVector.Position;
import org.loompq.type.TsWeight;

class TextSearchCodecTest {

  private static final WireValues<TsVector> VECTORS = WireValues.of(Codecs.TS_VECTOR);
  private static final WireValues<TsQuery> QUERIES = WireValues.of(Codecs.TS_QUERY);

  /** The lexeme a in a query. */
  private static final String A = "01 00 00 61 00 ";

  @Test
  void aVectorHasTheBytesThatTheServerSends() {
    TsVector vector =
        TsVector.of(
            Lexeme.of("c"),
            Lexeme.of("bb", Position.of(2)),
            Lexeme.of("aa", new Position(16_383, TsWeight.C)),
            Lexeme.of("a", new Position(3, TsWeight.B), new Position(1, TsWeight.A)));
    String hex = "00000004 6100 0002 c001 8003 616100 0001 7fff 626200 0001 0002 6300 0000";
    assertThat(VECTORS.hex(vector)).isEqualTo(hex.replace(" ", ""));
    assertThat(VECTORS.readHex(hex)).isEqualTo(vector);
  }

  @Test
  void aQueryHasTheBytesThatTheServerSends() {
    TsQuery query =
        TsQuery.of(
            or(
                and(
                    lexeme("a"),
                    not(new TsQuery.Lexeme("b", Set.of(TsWeight.A, TsWeight.B), true))),
                new TsQuery.Phrase(lexeme("c"), lexeme("d"), 2)));
    String hex = "00000008 0203 02040002 0100006400 0100006300 0202 0201 010c016200 0100006100";
    assertThat(QUERIES.hex(query)).isEqualTo(hex.replace(" ", ""));
    assertThat(QUERIES.readHex(hex)).isEqualTo(query);
  }

  @Property
  void vectorsAreReadAsWritten(@ForAll("vectors") TsVector value) {
    VECTORS.checkRoundTrip(value);
  }

  @Property
  void queriesAreReadAsWritten(@ForAll("queries") TsQuery value) {
    QUERIES.checkRoundTrip(value);
  }

  @Test
  void readsLexemesInAnyOrder() {
    assertThat(VECTORS.readHex("00000002 6200 0000 6100 0000")).hasToString("'a' 'b'");
  }

  @Test
  void readsChainsOfEitherShapeAsOneOperator() {
    TsQuery chain = TsQuery.of(and(lexeme("a"), lexeme("b"), lexeme("c")));
    String left = "00000005 0202 0100006300 0202 0100006200 0100006100";
    String right = "00000005 0202 0202 0100006300 0100006200 0100006100";
    assertThat(QUERIES.readHex(left)).isEqualTo(chain);
    assertThat(QUERIES.readHex(right)).isEqualTo(chain);
    assertThat(QUERIES.hex(chain)).isEqualTo(left.replace(" ", ""));
  }

  @Test
  void readsAnEmptyQueryThatItCannotWrite() {
    assertThat(QUERIES.readHex("00000000")).isEqualTo(TsQuery.EMPTY);
    assertThatThrownBy(() -> QUERIES.written(TsQuery.EMPTY))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("''::tsquery");
  }

  @ParameterizedTest
  @CsvSource({
    "00000001, cannot have 1 lexemes",
    "ffffffff, cannot have -1 lexemes",
    "7fffffff 6100 0000, cannot have 2147483647 lexemes",
    "00000001 616161, ends too early",
    "00000001 6100 0001, ends too early",
    "00000001 6100 0001 0000, the position 0",
    "00000001 6100 0002 0001 c001, the position 1 twice",
    "00000002 6100 0000 6100 0000, 'a' occurs twice",
    "00000001 6100 0000 00, 1 bytes too many",
    "00000001 ff00 0000, not valid UTF-8",
    "000000, ends too early",
  })
  void saysWhyBytesAreNoVector(String hex, String reason) {
    assertThatThrownBy(() -> VECTORS.readHex(hex))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "00000001, ends too early",
    "ffffffff " + A + ", fewer items",
    "7fffffff " + A + ", items that belong to no operator",
    "00000001 0201, fewer items",
    "00000002 0201, ends too early",
    "00000002 0202 " + A + ", fewer items",
    "00000003 0201 " + A + A + ", items that belong to no operator",
    "00000001 " + A + A + ", 5 bytes too many",
    "00000001 03, kind 3",
    "00000002 0205 " + A + ", kind 2",
    "00000001 01 10 00 61 00, the weights 16",
    "00000001 01 00 02 61 00, the prefix 2",
    "00000001 01 00 00 61, ends too early",
    "00000003 0204 4001 " + A + A + ", distance in a phrase cannot be 16385",
    "00000003 0204 ffff " + A + A + ", distance in a phrase cannot be 65535",
  })
  void saysWhyBytesAreNoQuery(String hex, String reason) {
    assertThatThrownBy(() -> QUERIES.readHex(hex))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void operatorsInEachOtherDoNotOverflowTheStack() {
    int count = 1_000_000;
    String nots = String.format("%08x", count + 1) + "0201".repeat(count) + A;
    assertThatThrownBy(() -> QUERIES.readHex(nots))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("more than 250 operators in each other");
  }

  @Test
  void theDeepestQueryIsUsedByAVirtualThread() throws Exception {
    FutureTask<Integer> use =
        new FutureTask<>(
            () -> {
              QUERIES.checkRoundTrip(deepest());
              assertThat(deepest().hashCode()).isEqualTo(deepest().hashCode());
              return deepest().toString().length();
            });
    Thread.ofVirtual().start(use);
    assertThat(use.get()).isGreaterThan(1_000);
  }

  private static TsQuery deepest() {
    TsQuery.Node node = lexeme("a");
    for (int i = 1; i < 250; i++) {
      node = i % 2 == 0 ? and(node, lexeme("b")) : or(lexeme("c"), node);
    }
    return TsQuery.of(node);
  }

  @Test
  void longChainsAreReadWhateverTheirShape() {
    int count = 200_000;
    String left = String.format("%08x", 2 * count + 1) + ("0203" + A).repeat(count) + A;
    String right =
        String.format("%08x", 2 * count + 1) + "0203".repeat(count) + A.repeat(count + 1);
    TsQuery query = QUERIES.readHex(left);
    assertThat(query.root()).isInstanceOf(TsQuery.Or.class);
    assertThat(QUERIES.readHex(right)).isEqualTo(query);
    QUERIES.checkRoundTrip(query);
  }

  @Provide
  Arbitrary<TsVector> vectors() {
    return Arbitraries.randomValue((Random random) -> RandomValues.tsVector(random));
  }

  @Provide
  Arbitrary<TsQuery> queries() {
    return Arbitraries.randomValue((Random random) -> RandomValues.tsQuery(random));
  }
}
