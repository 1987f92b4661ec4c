package org.loompq.type;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A value of the type {@code tsvector}: the lexemes of a document, and where they stand in it. The
 * server makes one of text with {@code to_tsvector}; here it is taken apart, or made of lexemes
 * that are known already.
 *
 * @param lexemes the lexemes, each text once, in PostgreSQL's order; unmodifiable
 */
public record TsVector(List<Lexeme> lexemes) {

  /**
   * Makes a value.
   *
   * @param lexemes the lexemes in any order
   * @throws IllegalArgumentException if a text occurs twice
   */
  public TsVector {
    lexemes =
        List.copyOf(lexemes).stream()
            .sorted(Comparator.comparing(Lexeme::text, LexemeText::compare))
            .toList();
    for (int i = 1; i < lexemes.size(); i++) {
      if (lexemes.get(i).text().equals(lexemes.get(i - 1).text())) {
        throw new IllegalArgumentException(
            "the lexeme " + LexemeText.quoted(lexemes.get(i).text()) + " occurs twice");
      }
    }
  }

  /**
   * Makes a value.
   *
   * @param lexemes the lexemes in any order
   * @return the value
   * @throws IllegalArgumentException if a text occurs twice
   */
  public static TsVector of(Lexeme... lexemes) {
    return new TsVector(List.of(lexemes));
  }

  /** As PostgreSQL writes it, such as {@code 'cat':3 'fat':2A,4}. */
  @Override
  public String toString() {
    return lexemes.stream().map(Lexeme::toString).collect(Collectors.joining(" "));
  }

  /**
   * A word in the form in which it is searched for.
   *
   * @param text the word, of 2047 bytes in UTF-8 at most
   * @param positions where it stands, each place once, in their order; none if that is not known.
   *     Unmodifiable.
   */
  public record Lexeme(String text, List<Position> positions) {

    /** MAXNUMPOS in {@code src/include/tsearch/ts_type.h}. */
    private static final int MOST_POSITIONS = 256;

    /**
     * Makes a value.
     *
     * @param text the word
     * @param positions where it stands, in any order
     * @throws IllegalArgumentException if the text is too long or holds what is no character, or if
     *     there are more than 256 positions or one of them twice
     */
    public Lexeme {
      LexemeText.checked(text);
      positions =
          List.copyOf(positions).stream()
              .sorted(Comparator.comparingInt(Position::position))
              .toList();
      if (positions.size() > MOST_POSITIONS) {
        throw new IllegalArgumentException(
            "a lexeme has at most " + MOST_POSITIONS + " positions, and not " + positions.size());
      }
      for (int i = 1; i < positions.size(); i++) {
        if (positions.get(i).position() == positions.get(i - 1).position()) {
          throw new IllegalArgumentException(
              "a lexeme has the position " + positions.get(i).position() + " twice");
        }
      }
    }

    /**
     * Makes a value.
     *
     * @param text the word
     * @param positions where it stands, in any order
     * @return the value
     * @throws IllegalArgumentException as {@link #Lexeme(String, List)} throws it
     */
    public static Lexeme of(String text, Position... positions) {
      return new Lexeme(text, List.of(positions));
    }

    /** As PostgreSQL writes it, such as {@code 'fat':2A,4}. */
    @Override
    public String toString() {
      String quoted = LexemeText.quoted(text);
      return positions.isEmpty()
          ? quoted
          : positions.stream()
              .map(Position::toString)
              .collect(Collectors.joining(",", quoted + ":", ""));
    }
  }

  /**
   * A place in a document.
   *
   * @param position which word of the document it is, from 1 to 16383, which also stands for all
   *     that come later
   * @param weight how much it counts
   */
  public record Position(int position, TsWeight weight) {

    /** MAXENTRYPOS - 1 in {@code src/include/tsearch/ts_type.h}. */
    private static final int LAST = 16_383;

    /**
     * Makes a value.
     *
     * @param position which word it is
     * @param weight how much it counts
     * @throws IllegalArgumentException if the position is not within 1 and 16383
     */
    public Position {
      Objects.requireNonNull(weight, "weight");
      if (position < 1 || position > LAST) {
        throw new IllegalArgumentException(
            "a lexeme cannot have the position " + position + ", but 1 to " + LAST);
      }
    }

    /**
     * A place with the weight {@link TsWeight#D}.
     *
     * @param position which word it is
     * @return the value
     * @throws IllegalArgumentException if the position is not within 1 and 16383
     */
    public static Position of(int position) {
      return new Position(position, TsWeight.D);
    }

    /** As PostgreSQL writes it, such as {@code 2A}, or {@code 4} with the weight D. */
    @Override
    public String toString() {
      return weight == TsWeight.D ? Integer.toString(position) : position + weight.name();
    }
  }
}
