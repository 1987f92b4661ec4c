package org.loompq.processor.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.loompq.processor.sql.Token.Kind;

/**
 * What a pair of brackets is for, since that decides what a colon in it means. Behind an operand it
 * divides a slice, {@code a[1:n]}, or a key from its value, {@code json_object('key':n)}; a
 * parameter in that place is set apart: {@code a[1: :n]}.
 */
enum Bracket {
  /** Of an element or a slice of an array. */
  SUBSCRIPT,
  /** Of the keys and values of {@code JSON_OBJECT}. */
  JSON,
  /** Of anything else, where a colon divides nothing. */
  OTHER;

  private static final Set<String> JSON_FUNCTIONS = Set.of("JSON_OBJECT", "JSON_OBJECTAGG");

  /** Words behind which an expression goes on. */
  private static final Set<String> OPERATORS =
      Set.of(
          "AND",
          "BETWEEN",
          "CASE",
          "ELSE",
          "ESCAPE",
          "FROM",
          "ILIKE",
          "IN",
          "IS",
          "LIKE",
          "NOT",
          "OR",
          "SIMILAR",
          "SYMMETRIC",
          "THEN",
          "TO",
          "WHEN");

  /** The one that opens with a parenthesis behind some tokens. */
  static Bracket parenthesis(List<Token> before) {
    return !before.isEmpty() && JSON_FUNCTIONS.contains(keyword(before.getLast())) ? JSON : OTHER;
  }

  /** The one that opens with a square bracket behind some tokens. */
  static Bracket square(List<Token> before) {
    return !before.isEmpty() && isOperand(before.getLast()) && !before.getLast().isWord("ARRAY")
        ? SUBSCRIPT
        : OTHER;
  }

  /** Whether a colon behind some tokens, the last in this bracket, divides what is in it. */
  boolean divides(List<Token> before) {
    return switch (this) {
      case SUBSCRIPT -> isOperand(before.getLast());
      case JSON -> isOperand(before.getLast()) && !before.getLast().isWord("VALUE");
      case OTHER -> false;
    };
  }

  /** Whether an expression can end with a token. */
  private static boolean isOperand(Token token) {
    return token.kind() == Kind.SYMBOL
        ? token.text().equals(")") || token.text().equals("]")
        : !OPERATORS.contains(keyword(token));
  }

  private static String keyword(Token token) {
    return token.kind() == Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : "";
  }
}
