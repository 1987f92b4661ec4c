package org.loompq.processor.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.loompq.processor.sql.Token.Kind;

/**
 * Cuts a statement into tokens by the rules of PostgreSQL; see "Lexical Structure" in its
 * documentation and {@code src/backend/parser/scan.l}. On top of them it knows {@code :name}.
 *
 * <p>A colon begins a parameter if a name follows, unless it is part of {@code ::} or {@code :=},
 * or {@link Bracket divides} what is in brackets, as in {@code a[1:n]}.
 */
public final class Lexer {

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Bracket> brackets = new ArrayDeque<>();
  private int at;
  private int parentheses;

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
    if (isSpace(c)) {
      at++;
    } else if (sql.startsWith("--", at)) {
      at = lineEnd(at);
    } else if (sql.startsWith("/*", at)) {
      at = blockCommentEnd(at);
    } else if (c == '\'') {
      add(Kind.STRING, stringEnd(at, false));
    } else if (c == '"') {
      add(Kind.QUOTED_IDENTIFIER, quoteEnd(at, '"', false));
    } else if (c == '$') {
      dollar();
    } else if (isIdentifierStart(c)) {
      word();
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      add(Kind.NUMBER, numberEnd(at));
    } else if (c == ':') {
      colon();
    } else {
      symbol(c);
    }
  }

  // Comments and strings

  private int lineEnd(int start) {
    int end = start;
    while (end < sql.length() && !isNewline(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Block comments nest. */
  private int blockCommentEnd(int start) throws SqlSyntaxError {
    int depth = 0;
    int i = start;
    do {
      if (i >= sql.length()) {
        throw new SqlSyntaxError("the comment", sql, start);
      }
      if (sql.startsWith("/*", i)) {
        depth++;
        i += 2;
      } else if (sql.startsWith("*/", i)) {
        depth--;
        i += 2;
      } else {
        i++;
      }
    } while (depth > 0);
    return i;
  }

  /** A string goes on in the next quotes if a line ends between them, by the same rules. */
  private int stringEnd(int start, boolean backslashEscapes) throws SqlSyntaxError {
    int end = quoteEnd(start, '\'', backslashEscapes);
    boolean newline = false;
    int i = end;
    while (i < sql.length()) {
      if (isSpace(sql.charAt(i))) {
        newline |= isNewline(sql.charAt(i));
        i++;
      } else if (sql.startsWith("--", i)) {
        i = lineEnd(i);
      } else {
        break;
      }
    }
    boolean goesOn = newline && i < sql.length() && sql.charAt(i) == '\'';
    return goesOn ? stringEnd(i, backslashEscapes) : end;
  }

  /** The end of what begins with a quote; a doubled quote is one in the text. */
  private int quoteEnd(int start, char quote, boolean backslashEscapes) throws SqlSyntaxError {
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
    throw new SqlSyntaxError(quote == '"' ? "the quoted identifier" : "the string", sql, start);
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
    int tagEnd = nameEnd(at + 1);
    if (tagEnd >= sql.length() || sql.charAt(tagEnd) != '$') {
      symbol('$');
      return;
    }
    String tag = sql.substring(at, tagEnd + 1);
    int close = sql.indexOf(tag, tagEnd + 1);
    if (close < 0) {
      throw new SqlSyntaxError("the string in " + tag, sql, at);
    }
    add(Kind.STRING, close + tag.length());
  }

  // Words and numbers

  private void word() throws SqlSyntaxError {
    int end = at + 1;
    while (end < sql.length() && (isIdentifierPart(sql.charAt(end)) || sql.charAt(end) == '$')) {
      end++;
    }
    String word = sql.substring(at, end);
    char after = end < sql.length() ? sql.charAt(end) : ' ';
    if (after == '\'' && isStringPrefix(word)) {
      add(Kind.STRING, stringEnd(end, word.equalsIgnoreCase("E")));
    } else if (word.equalsIgnoreCase("U") && sql.startsWith("&'", end)) {
      add(Kind.STRING, stringEnd(end + 1, false));
    } else if (word.equalsIgnoreCase("U") && sql.startsWith("&\"", end)) {
      add(Kind.QUOTED_IDENTIFIER, quoteEnd(end + 1, '"', false));
    } else {
      add(Kind.WORD, end);
    }
  }

  private static boolean isStringPrefix(String word) {
    return word.length() == 1 && "EBXN".indexOf(Character.toUpperCase(word.charAt(0))) >= 0;
  }

  private int numberEnd(int start) {
    int end = start;
    while (end < sql.length()
        && (isIdentifierPart(sql.charAt(end)) || sql.charAt(end) == '.')
        && !sql.startsWith("..", end)) {
      end++;
    }
    return end;
  }

  private int nameEnd(int start) {
    int end = start;
    while (end < sql.length() && isIdentifierPart(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  // Colons and brackets

  private void colon() {
    if (peek(1) == ':' || peek(1) == '=') {
      add(Kind.SYMBOL, at + 2);
    } else if (isIdentifierStart(peek(1)) && !inBrackets().divides(tokens)) {
      boolean mayDivide = inBrackets() == Bracket.SUBSCRIPT && tokens.getLast().isSymbol("[");
      int end = pathEnd(at + 1);
      String path = sql.substring(at + 1, end);
      Kind kind = mayDivide ? Kind.SUBSCRIPT : Kind.PARAMETER;
      tokens.add(new Token(kind, path, at, end, parentheses));
      at = end;
    } else {
      symbol(':');
    }
  }

  private Bracket inBrackets() {
    return brackets.isEmpty() ? Bracket.OTHER : brackets.getLast();
  }

  /** The end of a name and its components, as in {@code account.owner}. */
  private int pathEnd(int start) {
    int end = nameEnd(start);
    boolean component =
        end + 1 < sql.length() && sql.charAt(end) == '.' && isIdentifierStart(sql.charAt(end + 1));
    return component ? pathEnd(end + 1) : end;
  }

  private void symbol(char c) {
    switch (c) {
      case '(' -> {
        brackets.addLast(Bracket.parenthesis(tokens));
        add(Kind.SYMBOL, at + 1);
        parentheses++;
      }
      case '[' -> {
        brackets.addLast(Bracket.square(tokens));
        add(Kind.SYMBOL, at + 1);
      }
      case ')', ']' -> {
        brackets.pollLast();
        parentheses -= c == ')' ? 1 : 0;
        add(Kind.SYMBOL, at + 1);
      }
      default -> add(Kind.SYMBOL, at + 1);
    }
  }

  private void add(Kind kind, int end) {
    tokens.add(new Token(kind, sql.substring(at, end), at, end, parentheses));
    at = end;
  }

  // Characters

  private char peek(int distance) {
    return at + distance < sql.length() ? sql.charAt(at + distance) : ' ';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isNewline(char c) {
    return c == '\n' || c == '\r';
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
