package org.loompq.runtime.connection;

import org.loompq.lexer.SqlScanner;

/** Calls of {@code set_config(name, value, is_local)}. */
final class SetConfig {

  private SetConfig() {}

  /** Whether a statement has one that is not surely for its transaction alone. */
  static boolean isForSessionIn(String sql) {
    SqlScanner scanner = new SqlScanner(sql);
    while (nextToken(scanner)) {
      boolean named =
          scanner.kind() == SqlScanner.Kind.WORD && scanner.text().equalsIgnoreCase("set_config");
      if (named && nextToken(scanner) && scanner.text().equals("(") && !endsLocal(scanner)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the arguments end with {@code true}. */
  private static boolean endsLocal(SqlScanner scanner) {
    String beforeLast = "";
    String last = "";
    for (int depth = 1; depth > 0 && nextToken(scanner); ) {
      switch (scanner.text()) {
        case "(" -> depth++;
        case ")" -> depth--;
        default -> {
          // part of an argument
        }
      }
      if (depth > 0) {
        beforeLast = last;
        last = scanner.text();
      }
    }
    boolean isWhole = beforeLast.equals(",") || beforeLast.equals(">"); // is_local => true
    return isWhole && last.equalsIgnoreCase("true");
  }

  private static boolean nextToken(SqlScanner scanner) {
    while (scanner.next()) {
      switch (scanner.kind()) {
        case SPACE, LINE_COMMENT, BLOCK_COMMENT -> {
          // between tokens
        }
        default -> {
          return true;
        }
      }
    }
    return false;
  }
}
