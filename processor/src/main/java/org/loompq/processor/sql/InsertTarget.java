package org.loompq.processor.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table of an INSERT, and the columns that it gives values to.
 *
 * @param table the name as it stands in SQL
 * @param columns those that are named
 * @param place where the table is named
 */
public record InsertTarget(String table, List<Identifier> columns, int place) {

  /** That of a statement; empty if it is no INSERT, or one that does not name its columns. */
  public static Optional<InsertTarget> of(SqlStatement statement) {
    List<Token> tokens = statement.tokens();
    int at = Outcome.verb(tokens);
    if (!isWord(tokens, at, "INSERT") || !isWord(tokens, at + 1, "INTO")) {
      return Optional.empty();
    }
    at += 2;
    int place = at < tokens.size() ? tokens.get(at).start() : 0;
    StringBuilder name = new StringBuilder();
    while (at < tokens.size() && Identifier.of(tokens.get(at)).isPresent()) {
      name.append(tokens.get(at).text());
      boolean qualified = at + 1 < tokens.size() && tokens.get(at + 1).isSymbol(".");
      if (!qualified) {
        break;
      }
      name.append('.');
      at += 2;
    }
    at++;
    if (isWord(tokens, at, "AS")) {
      at += 2;
    }
    if (isWord(tokens, at, "DEFAULT")) {
      return Optional.of(new InsertTarget(name.toString(), List.of(), place));
    }
    return at < tokens.size() && tokens.get(at).isSymbol("(")
        ? columns(tokens.subList(at + 1, tokens.size()))
            .map(columns -> new InsertTarget(name.toString(), columns, place))
        : Optional.empty();
  }

  /** The names up to the parenthesis; empty if there is anything else but commas. */
  private static Optional<List<Identifier>> columns(List<Token> tokens) {
    List<Identifier> columns = new ArrayList<>();
    for (int at = 0; at + 1 < tokens.size(); at += 2) {
      Optional<Identifier> column = Identifier.of(tokens.get(at));
      if (column.isEmpty()) {
        return Optional.empty();
      }
      columns.add(column.get());
      if (!tokens.get(at + 1).isSymbol(",")) {
        return tokens.get(at + 1).isSymbol(")") ? Optional.of(columns) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isWord(List<Token> tokens, int at, String word) {
    return at < tokens.size() && tokens.get(at).isWord(word);
  }
}
