package org.loompq.processor.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.loompq.processor.sql.Token.Kind;

/**
 * One statement, read.
 *
 * @param positional the text with {@code $1} to {@code $n} where the named parameters were
 * @param parameters the names, the first being {@code $1}; each once
 * @param tokens all its tokens
 */
public record SqlStatement(String positional, List<String> parameters, List<Token> tokens) {

  /**
   * Reads a statement.
   *
   * @throws SqlSyntaxError if it cannot be cut into tokens
   */
  public static SqlStatement read(String sql) throws SqlSyntaxError {
    List<Token> tokens = Lexer.tokens(sql);
    Set<String> names = new LinkedHashSet<>();
    StringBuilder text = new StringBuilder();
    int copied = 0;
    for (Token token : tokens) {
      if (token.kind() == Kind.PARAMETER) {
        names.add(token.text());
        text.append(sql, copied, token.start());
        text.append('$').append(new ArrayList<>(names).indexOf(token.text()) + 1);
        copied = token.end();
      }
    }
    text.append(sql, copied, sql.length());
    return new SqlStatement(text.toString(), List.copyOf(names), tokens);
  }

  /** Whether there is nothing but white space, comments and semicolons. */
  public boolean isEmpty() {
    return tokens.stream().allMatch(token -> token.isSymbol(";"));
  }

  /** Whether something follows a semicolon. */
  public boolean isSeveral() {
    boolean ended = false;
    for (Token token : tokens) {
      if (token.isSymbol(";")) {
        ended = true;
      } else if (ended) {
        return true;
      }
    }
    return false;
  }

  /** Whether it numbers parameters itself. */
  public boolean hasPositional() {
    return tokens.stream().anyMatch(token -> token.kind() == Kind.POSITIONAL);
  }

  /** Whether it returns rows. */
  public Outcome outcome() {
    return Outcome.of(tokens);
  }
}
