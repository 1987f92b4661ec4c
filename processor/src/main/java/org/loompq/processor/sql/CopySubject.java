package org.loompq.processor.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is copied, as it stands in COPY: a table or a query. */
public sealed interface CopySubject {

  /**
   * A table.
   *
   * @param name as it stands in SQL, with its schema perhaps
   * @param end where the name ends in the text
   * @param columns those that are named; none for all
   */
  record Table(String name, int end, List<Column> columns) implements CopySubject {

    /** The names of the columns. */
    public List<Identifier> columnNames() {
      return columns.stream().map(Column::name).toList();
    }
  }

  /**
   * A column of a table.
   *
   * @param name its name
   * @param start where that begins in the text
   * @param end where it ends
   */
  record Column(Identifier name, int start, int end) {}

  /**
   * A query.
   *
   * @param statement what stood in the parentheses
   * @param start where that begins in the text
   */
  record Query(SqlStatement statement, int start) implements CopySubject {}

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
      throw new CopySyntaxError("the query is not in parentheses", tokens.getFirst().start());
    }
    return tokens.isEmpty() || !tokens.getFirst().isSymbol("(")
        ? new CopyTableReader(text, tokens).read()
        : query(text, tokens);
  }

  private static Query query(String text, List<Token> tokens)
      throws SqlSyntaxError, CopySyntaxError {
    Token first = tokens.getFirst();
    Token last =
        tokens.stream()
            .skip(1)
            .filter(token -> token.depth() == 0)
            .findFirst()
            .orElseThrow(() -> new CopySyntaxError("the parenthesis does not end", first.start()));
    if (!last.equals(tokens.getLast())) {
      throw CopySyntaxError.misplaced(text, tokens.get(tokens.indexOf(last) + 1));
    }
    Optional<Token> semicolon = tokens.stream().filter(token -> token.isSymbol(";")).findFirst();
    SqlStatement statement =
        SqlStatement.read(text.substring(first.end(), last.start()), _ -> false);
    if (statement.isEmpty()) {
      throw new CopySyntaxError("the query is missing", last.start());
    }
    if (semicolon.isPresent()) {
      throw CopySyntaxError.misplaced(semicolon.get());
    }
    return new Query(statement, first.end());
  }
}
