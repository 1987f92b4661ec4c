package org.loompq.processor.sql;

import java.util.List;

/**
 * Goes over a WITH clause to the statement it belongs to: {@code WITH name (columns) AS (query)
 * SEARCH ... CYCLE ..., ... statement}. Whatever the queries are called, the grammar tells where
 * they end.
 */
final class WithClause {

  private final List<Token> tokens;
  private int at;

  private WithClause(List<Token> tokens, int at) {
    this.tokens = tokens;
    this.at = at;
  }

  /** Where the statement begins behind the WITH at some index; the count of tokens if nowhere. */
  static int end(List<Token> tokens, int with) {
    WithClause clause = new WithClause(tokens, with + 1);
    clause.skipWord("RECURSIVE");
    do {
      clause.skipQuery();
    } while (clause.skipSymbol(","));
    return Math.min(clause.at, tokens.size());
  }

  private void skipQuery() {
    at++; // its name
    skipParentheses();
    skipWord("AS");
    skipWord("NOT");
    skipWord("MATERIALIZED");
    skipParentheses();
    if (skipWord("SEARCH")) {
      skipBehind("SET");
    }
    if (skipWord("CYCLE")) {
      skipBehind("USING");
    }
  }

  /** Over a keyword further on, and the name behind it. */
  private void skipBehind(String keyword) {
    while (at < tokens.size() && !tokens.get(at).isWord(keyword)) {
      at++;
    }
    at += 2;
  }

  private void skipParentheses() {
    if (at < tokens.size() && tokens.get(at).isSymbol("(")) {
      int depth = tokens.get(at).depth();
      do {
        at++;
      } while (at < tokens.size() && tokens.get(at).depth() > depth);
      at++; // the closing one
    }
  }

  private boolean skipWord(String keyword) {
    boolean found = at < tokens.size() && tokens.get(at).isWord(keyword);
    at += found ? 1 : 0;
    return found;
  }

  private boolean skipSymbol(String symbol) {
    boolean found = at < tokens.size() && tokens.get(at).isSymbol(symbol);
    at += found ? 1 : 0;
    return found;
  }
}
