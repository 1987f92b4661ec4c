package org.loompq.runtime.connection;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.loompq.lexer.SqlScanner;

/** The texts of COPY, which travel as simple queries, so that the server would run several. */
public final class CopyText {

  private CopyText() {}

  /**
   * Makes sure that a text is one COPY whose data goes the right way.
   *
   * @return the text, to be sent
   * @throws IllegalArgumentException saying what it is to be
   */
  public static SqlText of(String name, String sql, Copy.Direction direction) {
    boolean in = direction == Copy.Direction.IN;
    if (!isCopy(sql) || !isOne(sql) || direction(sql) != direction) {
      throw new IllegalArgumentException(
          (in
                  ? "copyIn takes one statement \"COPY ... FROM STDIN\""
                  : "copyOut takes one statement \"COPY ... TO STDOUT\"")
              + "; nothing was sent: "
              + sql);
    }
    return new SqlText(name, sql);
  }

  private static boolean isCopy(String sql) {
    List<String> words = SqlWords.of(sql);
    return !words.isEmpty() && words.getFirst().equals("COPY");
  }

  /**
   * Which way the data of a COPY goes; null if it does not come from the client, nor goes there.
   * Only the table or query comes before the word that tells, which both are reserved; the server
   * takes STDIN and STDOUT for the same.
   */
  static Copy.@Nullable Direction direction(String sql) {
    SqlScanner scanner = new SqlScanner(sql);
    Copy.Direction direction = null;
    int depth = 0;
    while (scanner.next()) {
      if (isNothing(scanner)) {
        continue;
      }
      String token = scanner.text().toUpperCase(Locale.ROOT);
      if (direction != null) {
        return token.equals("STDIN") || token.equals("STDOUT") ? direction : null;
      }
      switch (token) {
        case "(" -> depth++;
        case ")" -> depth--;
        case "FROM" -> direction = depth == 0 ? Copy.Direction.IN : null;
        case "TO" -> direction = depth == 0 ? Copy.Direction.OUT : null;
        default -> {
          // names, or within the query
        }
      }
    }
    return null;
  }

  private static boolean isOne(String sql) {
    SqlScanner scanner = new SqlScanner(sql);
    boolean ended = false;
    while (scanner.next()) {
      if (isNothing(scanner)) {
        continue;
      }
      if (ended) {
        return false;
      }
      ended = scanner.text().equals(";");
    }
    return true;
  }

  private static boolean isNothing(SqlScanner scanner) {
    return switch (scanner.kind()) {
      case SPACE, LINE_COMMENT, BLOCK_COMMENT -> true;
      default -> false;
    };
  }
}
