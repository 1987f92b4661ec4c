package org.loompq.processor.sql;

import java.util.List;
import java.util.Set;

/** What is copied, as it stands in COPY: a table or a query. */
public sealed interface CopySubject {

  /**
   * A table.
   *
   * @param name as it stands in SQL, with its schema perhaps
   * @param columns those that are named; none for all
   */
  record Table(String name, List<Identifier> columns) implements CopySubject {}

  /**
   * A query.
   *
   * @param statement what stood in the parentheses
   */
  record Query(SqlStatement statement) implements CopySubject {}

  /** What a query begins with. */
  Set<String> VERBS =
      Set.of("SELECT", "WITH", "VALUES", "TABLE", "INSERT", "UPDATE", "DELETE", "MERGE");

  /**
   * Reads a table, perhaps with columns in parentheses.
   *
   * @throws SqlSyntaxError if it cannot be cut into tokens
   * @throws CopySyntaxError if it is something else
   */
  static Table table(String text) throws SqlSyntaxError, CopySyntaxError {
    return new CopyTableReader(text, Lexer.tokens(text)).read();
  }

  /**
   * Reads a table, perhaps with columns in parentheses, or a query in parentheses.
   *
   * @throws SqlSyntaxError if it cannot be cut into tokens
   * @throws CopySyntaxError if it is something else
   */
  static CopySubject tableOrQuery(String text) throws SqlSyntaxError, CopySyntaxError {
    List<Token> tokens = Lexer.tokens(text);
    if (tokens.size() > 1 && VERBS.stream().anyMatch(tokens.getFirst()::isWord)) {
      throw new CopySyntaxError("the query is not in parentheses");
    }
    return tokens.isEmpty() || !tokens.getFirst().isSymbol("(")
        ? new CopyTableReader(text, tokens).read()
        : query(text, tokens);
  }

  private static Query query(String text, List<Token> tokens)
      throws SqlSyntaxError, CopySyntaxError {
    Token end =
        tokens.stream()
            .skip(1)
            .filter(token -> token.depth() == 0)
            .findFirst()
            .orElseThrow(() -> new CopySyntaxError("the parenthesis does not end"));
    if (!end.equals(tokens.getLast())) {
      throw CopySyntaxError.misplaced(text.substring(end.end()));
    }
    SqlStatement statement =
        SqlStatement.read(text.substring(tokens.getFirst().end(), end.start()), _ -> false);
    if (statement.isEmpty()) {
      throw new CopySyntaxError("the query is missing");
    }
    if (statement.tokens().stream().anyMatch(token -> token.isSymbol(";"))) {
      throw CopySyntaxError.misplaced(";");
    }
    return new Query(statement);
  }
}
