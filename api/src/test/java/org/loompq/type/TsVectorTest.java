package org.loompq.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.loompq.type.TsVector.Lexeme;
import org.loompq.type.TsVector.Position;

class TsVectorTest {

  @Test
  void isWrittenAsTheServerDoes() {
    assertThat(TsVector.of()).hasToString("");
    assertThat(
            TsVector.of(
                Lexeme.of("fat", new Position(2, TsWeight.A), Position.of(4)),
                Lexeme.of("cat", new Position(3, TsWeight.B), new Position(16_383, TsWeight.C)),
                Lexeme.of("x y"),
                Lexeme.of("a'b"),
                Lexeme.of("c\\d")))
        .hasToString("'a''b' 'c\\\\d' 'cat':3B,16383C 'fat':2A,4 'x y'");
  }

  @Test
  void sortsLexemesByTheirBytesAndPositions() {
    TsVector vector =
        TsVector.of(
            Lexeme.of("\ud83d\ude00"),
            Lexeme.of("\uffee"),
            Lexeme.of("aa", Position.of(9), Position.of(1)),
            Lexeme.of("b"),
            Lexeme.of("a"));
    assertThat(vector).hasToString("'a' 'aa':1,9 'b' '\uffee' '\ud83d\ude00'");
  }

  @Test
  void refusesWhatTheServerCannotKeep() {
    assertRefused(() -> Lexeme.of("a\0"), "U+0000");
    assertRefused(() -> Lexeme.of("\ud83d"), "half a surrogate pair");
    assertRefused(
        () -> Lexeme.of("\u00fc".repeat(1_024)), "at most 2047 bytes in UTF-8, and not 2048");
    assertRefused(() -> Position.of(0), "the position 0");
    assertRefused(() -> Position.of(16_384), "the position 16384");
    assertRefused(() -> Lexeme.of("a", Position.of(1), new Position(1, TsWeight.A)), "1 twice");
    assertRefused(() -> TsVector.of(Lexeme.of("a"), Lexeme.of("a")), "'a' occurs twice");
    List<Position> many = IntStream.rangeClosed(1, 257).mapToObj(Position::of).toList();
    assertRefused(() -> new Lexeme("a", many), "at most 256 positions, and not 257");
    assertThat(new Lexeme("\u00fc".repeat(1_023), many.subList(1, 257)).positions()).hasSize(256);
  }

  private static void assertRefused(Runnable maker, String reason) {
    assertThatThrownBy(maker::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void cannotBeModified() {
    TsVector vector = TsVector.of(Lexeme.of("a", Position.of(1)));
    assertThatThrownBy(() -> vector.lexemes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> vector.lexemes().getFirst().positions().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  @SuppressWarnings("NullAway") // what is tested
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> new TsVector.Position(1, null));
    assertThatNullPointerException()
        .isThrownBy(() -> new TsVector.Lexeme("a", Collections.singletonList(null)));
    assertThatNullPointerException()
        .isThrownBy(() -> new TsVector(Collections.singletonList(null)));
  }
}
