package org.loompq.runtime.connection;

import java.util.List;
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
    List<String> words = SqlWords.of(sql);
    int end = words.indexOf(in ? "STDIN" : "STDOUT");
    boolean right =
        !words.isEmpty()
            && words.getFirst().equals("COPY")
            && end > 0
            && words.get(end - 1).equals(in ? "FROM" : "TO");
    if (!right || !isOne(sql)) {
      throw new IllegalArgumentException(
          (in
                  ? "copyIn takes one statement \"COPY ... FROM STDIN\""
                  : "copyOut takes one statement \"COPY ... TO STDOUT\"")
              + "; nothing was sent: "
              + sql);
    }
    return new SqlText(name, sql);
  }

  private static boolean isOne(String sql) {
    SqlScanner scanner = new SqlScanner(sql);
    boolean ended = false;
    while (scanner.next()) {
      switch (scanner.kind()) {
        case SPACE, LINE_COMMENT, BLOCK_COMMENT -> {
          // nothing that would run
        }
        default -> {
          if (ended) {
            return false;
          }
          ended = scanner.text().equals(";");
        }
      }
    }
    return true;
  }
}
