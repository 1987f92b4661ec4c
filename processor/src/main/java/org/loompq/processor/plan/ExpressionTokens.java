package org.loompq.processor.plan;

import java.util.ArrayList;
import java.util.List;
import org.loompq.lexer.SqlScanner;
import org.loompq.lexer.SqlScanner.Kind;

/** The tokens of an expression, and where its reader is among them. */
final class ExpressionTokens {

  /** The expression is not of a form that is known. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;
  }

  private record Token(Kind kind, String text, int start, int end) {}

  private static final Token END = new Token(Kind.SPACE, "", 0, 0);
  private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  ExpressionTokens(String source) {
    this.source = source;
    SqlScanner scanner = new SqlScanner(source);
    while (scanner.next()) {
      switch (scanner.kind()) {
        case SPACE, LINE_COMMENT, BLOCK_COMMENT -> {}
        default -> add(scanner);
      }
    }
  }

  /** Operators of several characters are one token, as is {@code ::}. */
  private void add(SqlScanner scanner) {
    String text = scanner.text();
    Token last = tokens.isEmpty() ? END : tokens.getLast();
    boolean joins =
        scanner.kind() == Kind.SYMBOL
            && last.kind == Kind.SYMBOL
            && last.end == scanner.start()
            && ((isOperator(text) && isOperator(last.text))
                || (text.equals(":") && last.text.equals(":")));
    if (joins) {
      tokens.removeLast();
      tokens.add(new Token(Kind.SYMBOL, last.text + text, last.start, scanner.end()));
    } else {
      tokens.add(new Token(scanner.kind(), text, scanner.start(), scanner.end()));
    }
  }

  private static boolean isOperator(String text) {
    return text.chars().allMatch(c -> OPERATOR_CHARACTERS.indexOf(c) >= 0);
  }

  private Token peek(int distance) {
    return at + distance < tokens.size() ? tokens.get(at + distance) : END;
  }

  int position() {
    return at;
  }

  boolean isEnd() {
    return at >= tokens.size();
  }

  /** The text of the tokens from a position on. */
  String textFrom(int position) {
    return source.substring(tokens.get(position).start, tokens.get(at - 1).end);
  }

  boolean isKind(Kind kind) {
    return peek(0).kind == kind && !isEnd();
  }

  boolean isOperator() {
    return isKind(Kind.SYMBOL) && isOperator(peek(0).text);
  }

  boolean is(String text) {
    return isAhead(0, text);
  }

  boolean isAhead(int distance, String text) {
    Token token = peek(distance);
    return (token.kind == Kind.WORD || token.kind == Kind.SYMBOL) && token.text.equals(text);
  }

  String take() throws Unreadable {
    if (isEnd()) {
      throw new Unreadable();
    }
    return tokens.get(at++).text;
  }

  boolean accept(String text) {
    boolean there = is(text);
    at += there ? 1 : 0;
    return there;
  }

  void expect(String text) throws Unreadable {
    if (!accept(text)) {
      throw new Unreadable();
    }
  }

  /** An identifier, without its quotes. */
  String name() throws Unreadable {
    boolean quoted = isKind(Kind.QUOTED_IDENTIFIER);
    if (!quoted && !isKind(Kind.WORD)) {
      throw new Unreadable();
    }
    String text = take();
    return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
  }

  /** Goes to the parenthesis or bracket that closes the one before. */
  void toClosing() throws Unreadable {
    for (int depth = 0; depth > 0 || !(is(")") || is("]")); take()) {
      depth += is("(") || is("[") ? 1 : is(")") || is("]") ? -1 : 0;
    }
  }
}
