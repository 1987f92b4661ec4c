package org.loompq.processor.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.loompq.lexer.SqlScanner;
import org.loompq.processor.sql.Token.Kind;

/**
 * Cuts a statement into tokens by the rules of PostgreSQL. On top of them it knows {@code :name}.
 *
 * <p>A colon begins a parameter if a name follows, unless it is part of {@code ::} or {@code :=},
 * or {@link Bracket divides} what is in brackets, as in {@code a[1:n]}.
 */
public final class Lexer {

  private final String sql;
  private final SqlScanner scanner;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Bracket> brackets = new ArrayDeque<>();
  private int at;
  private int parentheses;

  private Lexer(String sql) {
    this.sql = sql;
    this.scanner = new SqlScanner(sql);
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
    scanner.next(at);
    if (!scanner.isComplete()) {
      throw new SqlSyntaxError(what(), at);
    }
    switch (scanner.kind()) {
      case SPACE, LINE_COMMENT, BLOCK_COMMENT -> at = scanner.end();
      case WORD -> add(Kind.WORD, scanner.end());
      case PARAMETER -> add(Kind.POSITIONAL, scanner.end());
      case STRING -> add(Kind.STRING, scanner.end());
      case QUOTED_IDENTIFIER -> add(Kind.QUOTED_IDENTIFIER, scanner.end());
      case NUMBER -> add(Kind.NUMBER, scanner.end());
      case SYMBOL -> {
        if (sql.charAt(at) == ':') {
          colon();
        } else {
          symbol(sql.charAt(at));
        }
      }
    }
  }

  /** How errors call what does not end. */
  private String what() {
    return switch (scanner.kind()) {
      case BLOCK_COMMENT -> "the comment";
      case QUOTED_IDENTIFIER -> "the quoted identifier";
      default ->
          sql.charAt(at) == '$'
              ? "the string in " + sql.substring(at, sql.indexOf('$', at + 1) + 1)
              : "the string";
    };
  }

  // Colons and brackets

  private void colon() {
    if (peek(1) == ':' || peek(1) == '=') {
      add(Kind.SYMBOL, at + 2);
    } else if (SqlScanner.isIdentifierStart(peek(1)) && !inBrackets().divides(tokens)) {
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

  private int nameEnd(int start) {
    int end = start;
    while (end < sql.length() && SqlScanner.isIdentifierPart(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The end of a name and its components, as in {@code account.owner}. */
  private int pathEnd(int start) {
    int end = nameEnd(start);
    boolean component =
        end + 1 < sql.length()
            && sql.charAt(end) == '.'
            && SqlScanner.isIdentifierStart(sql.charAt(end + 1));
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

  private char peek(int distance) {
    return at + distance < sql.length() ? sql.charAt(at + distance) : ' ';
  }
}
