package org.loompq.processor.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.loompq.processor.sql.Token.Kind;

/** What a statement gives, as far as its text tells. */
public enum Outcome {
  /** Rows. */
  ROWS,
  /** No rows, but a count of those affected. */
  NO_ROWS,
  /** Only the server knows: what is called or executed decides. */
  EITHER;

  private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");
  private static final Set<String> READS =
      Set.of("SELECT", "VALUES", "TABLE", "SHOW", "EXPLAIN", "FETCH");
  private static final Set<String> UNKNOWN = Set.of("CALL", "EXECUTE");

  static Outcome of(List<Token> tokens) {
    int verb = verb(tokens);
    if (verb < 0) {
      return NO_ROWS;
    }
    String keyword = keyword(tokens.get(verb));
    if (CHANGES.contains(keyword)) {
      int depth = tokens.get(verb).depth();
      boolean returning =
          tokens.subList(verb, tokens.size()).stream()
              .anyMatch(token -> token.depth() == depth && token.isWord("RETURNING"));
      return returning ? ROWS : NO_ROWS;
    }
    if (READS.contains(keyword)) {
      return ROWS;
    }
    return UNKNOWN.contains(keyword) ? EITHER : NO_ROWS;
  }

  /** Where the statement's own verb is: its first word, or behind the queries of a WITH. */
  private static int verb(List<Token> tokens) {
    int first = 0;
    while (first < tokens.size() && tokens.get(first).isSymbol("(")) {
      first++;
    }
    if (first == tokens.size() || tokens.get(first).kind() != Kind.WORD) {
      return -1;
    }
    if (!tokens.get(first).isWord("WITH")) {
      return first;
    }
    int depth = tokens.get(first).depth();
    for (int i = first + 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      String keyword = keyword(token);
      boolean isVerb = CHANGES.contains(keyword) || READS.contains(keyword);
      if (token.depth() == depth && isVerb && !namesQuery(tokens, i)) {
        return i;
      }
    }
    return -1;
  }

  /** {@code update} and the like are also names that a query in a WITH may have. */
  private static boolean namesQuery(List<Token> tokens, int index) {
    Token next = index + 1 < tokens.size() ? tokens.get(index + 1) : null;
    return next != null
        && CHANGES.contains(keyword(tokens.get(index)))
        && (next.isWord("AS") || next.isSymbol("("));
  }

  private static String keyword(Token token) {
    return token.kind() == Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : "";
  }
}
