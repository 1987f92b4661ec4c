package org.loompq.processor.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");
  private static final Set<String> READS =
      Set.of("SELECT", "VALUES", "TABLE", "SHOW", "EXPLAIN", "FETCH");
  private static final Set<String> UNKNOWN = Set.of("CALL", "EXECUTE");

  static Outcome of(List<Token> tokens) {
    int verb = verb(tokens);
    if (verb == tokens.size() || tokens.get(verb).kind() != Kind.WORD) {
      return NO_ROWS;
    }
    String keyword = tokens.get(verb).text().toUpperCase(Locale.ROOT);
    if (CHANGES.contains(keyword)) {
      return beside(tokens, verb, "RETURNING").isPresent() ? ROWS : NO_ROWS;
    }
    if (keyword.equals("SELECT")) {
      return beside(tokens, verb, "INTO").isPresent() ? NO_ROWS : ROWS;
    }
    if (READS.contains(keyword)) {
      return ROWS;
    }
    return UNKNOWN.contains(keyword) ? EITHER : NO_ROWS;
  }

  /** Where the statement's own verb is: behind parentheses and the queries of a WITH. */
  static int verb(List<Token> tokens) {
    int at = 0;
    while (at < tokens.size()) {
      if (tokens.get(at).isSymbol("(")) {
        at++;
      } else if (tokens.get(at).isWord("WITH")) {
        at = WithClause.end(tokens, at);
      } else {
        break;
      }
    }
    return at;
  }

  /** A keyword that belongs to the same query as a verb, and not to one in parentheses. */
  static Optional<Token> beside(List<Token> tokens, int verb, String keyword) {
    int depth = tokens.get(verb).depth();
    return tokens.subList(verb, tokens.size()).stream()
        .filter(token -> token.depth() == depth && token.isWord(keyword))
        .findFirst();
  }
}
