package org.loompq.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.loompq.type.TsQuery.and;
import static org.loompq.type.TsQuery.lexeme;
import static org.loompq.type.TsQuery.not;
import static org.loompq.type.TsQuery.or;
import static org.loompq.type.TsQuery.phrase;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TsQueryTest {

  private static final TsQuery.Node A = lexeme("a");
  private static final TsQuery.Node B = lexeme("b");
  private static final TsQuery.Node C = lexeme("c");

  @Test
  void isWrittenAsTheServerDoes() {
    assertWritten(A, "'a'");
    assertWritten(lexeme("a\\b'c"), "'a\\\\b''c'");
    assertWritten(new TsQuery.Lexeme("a", Set.of(TsWeight.B, TsWeight.A), true), "'a':*AB");
    assertWritten(new TsQuery.Lexeme("a", Set.of(TsWeight.values()), false), "'a':ABCD");
    assertWritten(new TsQuery.Lexeme("a", Set.of(), true), "'a':*");
    assertWritten(not(not(A)), "!!'a'");
    assertWritten(not(and(A, B)), "!( 'a' & 'b' )");
    assertWritten(not(phrase(A, B)), "!( 'a' <-> 'b' )");
    assertWritten(and(A, or(B, C)), "'a' & ( 'b' | 'c' )");
    assertWritten(or(and(A, B), C), "'a' & 'b' | 'c'");
    assertWritten(phrase(phrase(A, B), C), "'a' <-> 'b' <-> 'c'");
    assertWritten(phrase(A, phrase(B, C)), "'a' <-> ( 'b' <-> 'c' )");
    assertWritten(phrase(not(A), not(or(B, C))), "!'a' <-> !( 'b' | 'c' )");
    assertWritten(phrase(and(A, B), or(B, C)), "( 'a' & 'b' ) <-> ( 'b' | 'c' )");
    assertWritten(new TsQuery.Phrase(A, B, 0), "'a' <0> 'b'");
    assertWritten(new TsQuery.Phrase(A, B, 16_384), "'a' <16384> 'b'");
    assertThat(TsQuery.EMPTY).hasToString("");
  }

  private static void assertWritten(TsQuery.Node root, String text) {
    assertThat(TsQuery.of(root)).hasToString(text);
  }

  @Test
  void hasOneOperatorForAChain() {
    assertThat(and(A, and(B, C))).isEqualTo(and(and(A, B), C)).isEqualTo(and(A, B, C));
    assertThat(or(A, or(B, C)).operands()).containsExactly(A, B, C);
    assertThat(and(A, or(B, C)).operands()).containsExactly(A, or(B, C));
  }

  @Test
  void refusesWhatTheServerCannotKeep() {
    assertRefused(() -> and(A), "two operands at least, and not 1");
    assertRefused(() -> new TsQuery.Or(List.of()), "two operands at least, and not 0");
    assertRefused(() -> new TsQuery.Phrase(A, B, -1), "cannot be -1");
    assertRefused(() -> new TsQuery.Phrase(A, B, 16_385), "cannot be 16385");
    assertRefused(() -> lexeme("a\0"), "U+0000");
    assertRefused(() -> lexeme("a".repeat(2_048)), "at most 2047 bytes");
  }

  @Test
  void refusesMoreOperatorsInEachOtherThanAStackBears() {
    TsQuery.Node node = A;
    for (int i = 0; i < 100_000; i++) {
      node = i % 2 == 0 ? not(node) : phrase(node, B);
    }
    TsQuery.Node deep = node;
    assertRefused(() -> TsQuery.of(deep), "250 operators in each other");
  }

  private static void assertRefused(Runnable maker, String reason) {
    assertThatThrownBy(maker::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  @SuppressWarnings("NullAway") // what is tested
  void refusesNull() {
    TsQuery.Lexeme cat = TsQuery.lexeme("cat");
    assertThatNullPointerException().isThrownBy(() -> TsQuery.of(null));
    assertThatNullPointerException().isThrownBy(() -> TsQuery.not(null));
    assertThatNullPointerException().isThrownBy(() -> TsQuery.phrase(null, cat));
    assertThatNullPointerException().isThrownBy(() -> TsQuery.phrase(cat, null));
  }
}
