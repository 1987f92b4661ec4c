package org.loompq.processor.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loompq.lexer.SqlScanner;
import org.loompq.lexer.SqlScanner.Kind;

/**
 * Writes {@code VALUES (1), (2)} as {@code (SELECT 1 AS column1 UNION ALL SELECT 2 AS column1)},
 * which gives the same rows. A plan shows what is in the latter, but not what is in the former.
 */
final class ValuesLists {

  private record Token(Kind kind, String text, int start, int end) {

    boolean is(String symbol) {
      return kind == Kind.SYMBOL && text.equals(symbol);
    }
  }

  private static final Token NONE = new Token(Kind.SPACE, "", 0, 0);

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private ValuesLists(String sql) {
    this.sql = sql;
    SqlScanner scanner = new SqlScanner(sql);
    while (scanner.next()) {
      switch (scanner.kind()) {
        case SPACE, LINE_COMMENT, BLOCK_COMMENT -> {}
        default ->
            tokens.add(new Token(scanner.kind(), scanner.text(), scanner.start(), scanner.end()));
      }
    }
  }

  /** The statement with queries instead; empty if it has no list of several rows. */
  static Optional<String> asQueries(String sql) {
    return new ValuesLists(sql).written();
  }

  private Optional<String> written() {
    StringBuilder text = new StringBuilder();
    int copied = 0;
    while (at < tokens.size()) {
      int start = at++;
      if (isList(start)) {
        List<String> queries = new ArrayList<>();
        do {
          queries.add(query());
        } while (next(","));
        if (queries.size() > 1) {
          text.append(sql, copied, tokens.get(start).start)
              .append('(')
              .append(String.join(" UNION ALL ", queries))
              .append(')');
          copied = tokens.get(at - 1).end;
        }
      }
    }
    return copied == 0
        ? Optional.empty()
        : Optional.of(text.append(sql.substring(copied)).toString());
  }

  /** Whether it is a query; behind INSERT it is none, and may have DEFAULT. */
  private boolean isList(int index) {
    return token(index).kind == Kind.WORD
        && token(index).text.equalsIgnoreCase("values")
        && token(index + 1).is("(")
        && (index == 0 || token(index - 1).is("("));
  }

  /** The one of the row that begins here. */
  private String query() {
    StringBuilder query = new StringBuilder("SELECT ");
    int column = 0;
    int start = token(++at).start;
    for (int depth = 1; depth > 0 && at < tokens.size(); at++) {
      Token token = token(at);
      depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
      boolean ends = depth == 0 || (depth == 1 && token.is(","));
      if (ends) {
        query
            .append(column == 0 ? "" : ", ")
            .append(sql, start, token.start)
            .append(" AS column")
            .append(++column);
        start = token(at + 1).start;
      }
    }
    return query.toString();
  }

  private boolean next(String symbol) {
    boolean is = token(at).is(symbol) && token(at + 1).is("(");
    at += is ? 1 : 0;
    return is;
  }

  private Token token(int index) {
    return index < tokens.size() ? tokens.get(index) : NONE;
  }
}
