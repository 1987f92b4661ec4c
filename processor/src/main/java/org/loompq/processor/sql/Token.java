package org.loompq.processor.sql;

import java.util.Locale;

/**
 * A piece of a statement.
 *
 * @param kind what it is
 * @param text the piece as it stands in the statement; of a parameter without the colon
 * @param start where it begins in the statement
 * @param end where it ends
 * @param depth how many parentheses it is in
 */
public record Token(Kind kind, String text, int start, int end, int depth) {

  /** What a piece is. White space and comments are none. */
  public enum Kind {
    /** A keyword or an identifier without quotes. */
    WORD,
    /** {@code :name} or {@code :name.component}. */
    PARAMETER,
    /**
     * {@code :name} at the start of a subscript, as in {@code a[:name]}: a parameter if there is
     * one of that name, else the upper bound of a slice.
     */
    SUBSCRIPT,
    /** {@code $1}. */
    POSITIONAL,
    /** A string, in any of its notations. */
    STRING,
    /** An identifier in double quotes. */
    QUOTED_IDENTIFIER,
    /** A number. */
    NUMBER,
    /** Anything else: one character, or {@code ::} or {@code :=}. */
    SYMBOL
  }

  /** Whether it is a keyword, in whatever case. */
  public boolean isWord(String keyword) {
    return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(keyword);
  }

  /** Whether it is a symbol. */
  public boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }
}
