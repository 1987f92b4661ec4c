package org.loompq.lexer;

/**
 * Cuts SQL into tokens, by the rules of PostgreSQL with {@code standard_conforming_strings} on; see
 * "Lexical Structure" in its documentation and {@code src/backend/parser/scan.l}. For one thread.
 *
 * <p>Nothing is lost between tokens: each begins where the one before ends. A symbol is one
 * character, also where several make an operator.
 */
public final class SqlScanner {

  /** What a token is. */
  public enum Kind {
    /** White space. */
    SPACE,
    /** A comment up to the end of the line, without that. */
    LINE_COMMENT,
    /** A comment that may hold others. */
    BLOCK_COMMENT,
    /** A keyword or an identifier without quotes. */
    WORD,
    /** {@code $1}. */
    PARAMETER,
    /** A string in any of its notations, with those that continue it on further lines. */
    STRING,
    /** An identifier in double quotes. */
    QUOTED_IDENTIFIER,
    /** A number, with the letters in it. */
    NUMBER,
    /** Any other character. */
    SYMBOL
  }

  private final String sql;
  private Kind kind = Kind.SPACE;
  private int start;
  private int end;
  private boolean complete = true;

  /**
   * A scanner before the first token.
   *
   * @param sql what it cuts
   */
  public SqlScanner(String sql) {
    this.sql = sql;
  }

  /**
   * Goes to the next token.
   *
   * @return false if there is none
   */
  public boolean next() {
    return next(end);
  }

  /**
   * Goes to the token at an index.
   *
   * @param index where it begins
   * @return false if it is the end
   */
  public boolean next(int index) {
    start = index;
    end = index;
    if (index >= sql.length()) {
      return false;
    }
    scan(sql.charAt(index));
    return true;
  }

  /** What the token is. */
  public Kind kind() {
    return kind;
  }

  /** Where it begins. */
  public int start() {
    return start;
  }

  /** Where the next one begins. */
  public int end() {
    return end;
  }

  /** The token as it stands there. */
  public String text() {
    return sql.substring(start, end);
  }

  /**
   * Whether it ends before the text does: false for a string without closing quote and the like.
   */
  public boolean isComplete() {
    return complete;
  }

  private void scan(char c) {
    if (isSpace(c)) {
      token(Kind.SPACE, spaceEnd(start));
    } else if (sql.startsWith("--", start)) {
      token(Kind.LINE_COMMENT, lineEnd(start));
    } else if (sql.startsWith("/*", start)) {
      blockComment();
    } else if (c == '\'') {
      string(start, false);
    } else if (c == '"') {
      quotedIdentifier(start);
    } else if (c == '$') {
      dollar();
    } else if (isIdentifierStart(c)) {
      word();
    } else if (isDigit(c) || (c == '.' && isDigit(at(start + 1)))) {
      token(Kind.NUMBER, numberEnd(start));
    } else {
      token(Kind.SYMBOL, start + 1);
    }
  }

  private void token(Kind found, int after) {
    kind = found;
    end = after;
    complete = true;
  }

  /**
   * @param after negative if it does not end
   */
  private void closed(Kind found, int after) {
    kind = found;
    complete = after >= 0;
    end = complete ? after : sql.length();
  }

  // Comments and strings

  private void blockComment() {
    int depth = 0;
    int i = start;
    do {
      if (i >= sql.length()) {
        closed(Kind.BLOCK_COMMENT, -1);
        return;
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
    closed(Kind.BLOCK_COMMENT, i);
  }

  private void string(int quote, boolean backslashEscapes) {
    int after = quoteEnd(quote, '\'', backslashEscapes);
    while (after >= 0) {
      int next = continuation(after);
      if (next < 0) {
        break;
      }
      after = quoteEnd(next, '\'', backslashEscapes);
    }
    closed(Kind.STRING, after);
  }

  /** Where a string goes on, as it does in the next quotes if a line ends before them; or -1. */
  private int continuation(int after) {
    boolean newline = false;
    int i = after;
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
    return newline && at(i) == '\'' ? i : -1;
  }

  private void quotedIdentifier(int quote) {
    closed(Kind.QUOTED_IDENTIFIER, quoteEnd(quote, '"', false));
  }

  /** Behind the closing quote, or -1; a doubled quote is one in the text. */
  private int quoteEnd(int opening, char quote, boolean backslashEscapes) {
    for (int i = opening + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\\' && backslashEscapes) {
        i++;
      } else if (c == quote) {
        if (at(i + 1) != quote) {
          return i + 1;
        }
        i++;
      }
    }
    return -1;
  }

  /** {@code $1}, {@code $$...$$} or {@code $tag$...$tag$}. */
  private void dollar() {
    int i = start + 1;
    if (isDigit(at(i))) {
      while (isDigit(at(i))) {
        i++;
      }
      token(Kind.PARAMETER, i);
      return;
    }
    while (isIdentifierPart(at(i))) {
      i++;
    }
    if (at(i) != '$') {
      token(Kind.SYMBOL, start + 1);
      return;
    }
    String tag = sql.substring(start, i + 1);
    int close = sql.indexOf(tag, i + 1);
    closed(Kind.STRING, close < 0 ? -1 : close + tag.length());
  }

  // Words and numbers

  private void word() {
    int after = start + 1;
    while (isIdentifierPart(at(after)) || at(after) == '$') {
      after++;
    }
    boolean one = after == start + 1;
    char letter = Character.toUpperCase(sql.charAt(start));
    if (one && at(after) == '\'' && "EBXN".indexOf(letter) >= 0) {
      string(after, letter == 'E');
    } else if (one && letter == 'U' && sql.startsWith("&'", after)) {
      string(after + 1, false);
    } else if (one && letter == 'U' && sql.startsWith("&\"", after)) {
      quotedIdentifier(after + 1);
    } else {
      token(Kind.WORD, after);
    }
  }

  private int numberEnd(int from) {
    int i = from;
    while ((isIdentifierPart(at(i)) || at(i) == '.') && !sql.startsWith("..", i)) {
      i++;
    }
    return i;
  }

  private int spaceEnd(int from) {
    int i = from;
    while (i < sql.length() && isSpace(sql.charAt(i))) {
      i++;
    }
    return i;
  }

  private int lineEnd(int from) {
    int i = from;
    while (i < sql.length() && !isNewline(sql.charAt(i))) {
      i++;
    }
    return i;
  }

  // Characters

  /** A space behind the end. */
  private char at(int index) {
    return index < sql.length() ? sql.charAt(index) : ' ';
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

  /**
   * Whether a name may begin with a character.
   *
   * @param c the character
   * @return whether it is a letter, an underscore or beyond ASCII
   */
  public static boolean isIdentifierStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  /**
   * Whether a name may go on with a character; {@code $} aside.
   *
   * @param c the character
   * @return whether it is one that may begin a name, or a digit
   */
  public static boolean isIdentifierPart(char c) {
    return isIdentifierStart(c) || isDigit(c);
  }
}
