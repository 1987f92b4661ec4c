package org.loompq.runtime.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.loompq.lexer.SqlScanner;

/** The keywords and unquoted names of a statement. */
final class SqlWords {

  private SqlWords() {}

  /** All of them, in upper case and in order. */
  static List<String> of(String sql) {
    List<String> words = new ArrayList<>();
    SqlScanner scanner = new SqlScanner(sql);
    while (scanner.next()) {
      if (scanner.kind() == SqlScanner.Kind.WORD) {
        words.add(scanner.text().toUpperCase(Locale.ROOT));
      }
    }
    return words;
  }
}
