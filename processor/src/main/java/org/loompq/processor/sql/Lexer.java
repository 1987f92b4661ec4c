package org.loompq.processor.sql;

import java.util.ArrayList;
import java.util.List;
import org.loompq.processor.sql.Token.Kind;

/**
 * Cuts a statement into tokens by the rules of PostgreSQL; see "Lexical Structure" in its
 * documentation and {@code src/backend/parser/scan.l}. On top of them it knows {@code :name}.
 *
 * <p>A colon begins a parameter if a name follows, unless it is part of {@code ::} or {@code :=},
 * or stands in brackets behind an operand, where it divides a slice: {@code a[1:n]}. So {@code
 * a[:i]} is a subscript with a parameter, and a slice between parameters is {@code a[:from : :to]}.
 */
public final class Lexer {

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int parentheses;
  private int brackets;

  private Lexer(String sql) {
    this.sql = sql;
  }

  /**
   * Cuts a statement.
   *
   * @throws SqlSyntaxError if a string, a quoted identifier or a comment does not end
   */
  public static List<Token> tokens(String sql) throws SqlSyntaxError {
    Lexer lexer = new Lexer(sql);
    while (lexer.at < sql.length()) {
      lexer.next();
    }
    return lexer.tokens;
  }

  private void next() throws SqlSyntaxError {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (sql.startsWith("--", at)) {
      skipLineComment();
    } else if (sql.startsWith("/*", at)) {
      skipBlockComment();
    } else if (c == '\'') {
      add(Kind.STRING, quoted(at, '\'', false, "string"));
    } else if (c == '"') {
      add(Kind.QUOTED_IDENTIFIER, quoted(at, '"', false, "quoted identifier"));
    } else if (c == '$') {
      dollar();
    } else if (isIdentifierStart(c)) {
      word();
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      add(Kind.NUMBER, numberEnd());
    } else if (c == ':') {
      colon();
    } else {
      symbol(c);
    }
  }

  private void skipLineComment() {
    while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
      at++;
    }
  }

  /** Block comments nest. */
  private void skipBlockComment() throws SqlSyntaxError {
    int depth = 0;
    do {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
      if (at >= sql.length() && depth > 0) {
        throw new SqlSyntaxError("a comment that begins with /* does not end");
      }
    } while (depth > 0);
  }

  /** The end of what begins with a quote; a doubled quote is one in the text. */
  private int quoted(int start, char quote, boolean backslashEscapes, String what)
      throws SqlSyntaxError {
    for (int i = start + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\\' && backslashEscapes) {
        i++;
      } else if (c == quote) {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
          i++;
        } else {
          return i + 1;
        }
      }
    }
    throw new SqlSyntaxError("a " + what + " does not end");
  }

  /** {@code $1}, {@code $$...$$} or {@code $tag$...$tag$}. */
  private void dollar() throws SqlSyntaxError {
    if (isDigit(peek(1))) {
      int end = at + 1;
      while (end < sql.length() && isDigit(sql.charAt(end))) {
        end++;
      }
      add(Kind.POSITIONAL, end);
      return;
    }
    int tagEnd = at + 1;
    while (tagEnd < sql.length() && isIdentifierPart(sql.charAt(tagEnd))) {
      tagEnd++;
    }
    if (tagEnd >= sql.length() || sql.charAt(tagEnd) != '$') {
      symbol('$');
      return;
    }
    String tag = sql.substring(at, tagEnd + 1);
    int close = sql.indexOf(tag, tagEnd + 1);
    if (close < 0) {
      throw new SqlSyntaxError("a string that begins with " + tag + " does not end");
    }
    add(Kind.STRING, close + tag.length());
  }

  private void word() throws SqlSyntaxError {
    int end = at + 1;
    while (end < sql.length() && (isIdentifierPart(sql.charAt(end)) || sql.charAt(end) == '$')) {
      end++;
    }
    String word = sql.substring(at, end);
    char after = end < sql.length() ? sql.charAt(end) : ' ';
    if (after == '\'' && isStringPrefix(word)) {
      add(Kind.STRING, quoted(end, '\'', word.equalsIgnoreCase("E"), "string"));
    } else if (word.equalsIgnoreCase("U") && after == '&' && isQuote(peek(end + 1 - at))) {
      char quote = sql.charAt(end + 1);
      boolean string = quote == '\'';
      int close = quoted(end + 1, quote, false, string ? "string" : "quoted identifier");
      add(string ? Kind.STRING : Kind.QUOTED_IDENTIFIER, close);
    } else {
      add(Kind.WORD, end);
    }
  }

  private static boolean isStringPrefix(String word) {
    return word.length() == 1 && "EBXN".indexOf(Character.toUpperCase(word.charAt(0))) >= 0;
  }

  private static boolean isQuote(char c) {
    return c == '\'' || c == '"';
  }

  private int numberEnd() {
    int end = at;
    while (end < sql.length()
        && (isIdentifierPart(sql.charAt(end)) || sql.charAt(end) == '.')
        && !sql.startsWith("..", end)) {
      end++;
    }
    return end;
  }

  private void colon() {
    if (peek(1) == ':' || peek(1) == '=') {
      add(Kind.SYMBOL, at + 2);
    } else if (isIdentifierStart(peek(1)) && !dividesSlice()) {
      int start = at;
      int end = pathEnd(at + 1);
      tokens.add(new Token(Kind.PARAMETER, sql.substring(start + 1, end), start, end, parentheses));
      at = end;
    } else {
      symbol(':');
    }
  }

  private boolean dividesSlice() {
    return brackets > 0 && !tokens.isEmpty() && tokens.getLast().endsOperand();
  }

  /** The end of a name and its components, as in {@code account.owner}. */
  private int pathEnd(int start) {
    int end = start;
    while (end < sql.length() && isIdentifierPart(sql.charAt(end))) {
      end++;
    }
    boolean component =
        end + 1 < sql.length() && sql.charAt(end) == '.' && isIdentifierStart(sql.charAt(end + 1));
    return component ? pathEnd(end + 1) : end;
  }

  private void symbol(char c) {
    if (c == ')') {
      parentheses--;
    }
    add(Kind.SYMBOL, at + 1);
    switch (c) {
      case '(' -> parentheses++;
      case '[' -> brackets++;
      case ']' -> brackets--;
      default -> {}
    }
  }

  private void add(Kind kind, int end) {
    tokens.add(new Token(kind, sql.substring(at, end), at, end, parentheses));
    at = end;
  }

  private char peek(int distance) {
    return at + distance < sql.length() ? sql.charAt(at + distance) : ' ';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isIdentifierStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isIdentifierPart(char c) {
    return isIdentifierStart(c) || isDigit(c);
  }
}
