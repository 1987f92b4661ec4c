package org.loompq.runtime.connection;

import java.util.regex.Pattern;
import org.loompq.lexer.SqlScanner;

/** Calls of {@code set_config(name, value, is_local)}. */
final class SetConfig {

  private static final String TRUE = "(?:true|'(?:true|t)')(?:::bool(?:ean)?)?";

  private static final Pattern LAST = ignoringCase(TRUE);

  /** In this notation its place does not matter. */
  private static final Pattern NAMED = ignoringCase("is_local(?::=|=>)" + TRUE);

  private SetConfig() {}

  private static Pattern ignoringCase(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  /** Whether a statement has one that is not surely for its transaction alone. */
  static boolean isForSessionIn(String sql) {
    SqlScanner scanner = new SqlScanner(sql);
    while (nextToken(scanner)) {
      boolean named =
          scanner.kind() == SqlScanner.Kind.WORD && scanner.text().equalsIgnoreCase("set_config");
      if (named && nextToken(scanner) && scanner.text().equals("(") && !isLocal(scanner)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether one of the arguments says so in so many words, and none is such a call itself. Goes
   * behind all of them.
   */
  private static boolean isLocal(SqlScanner scanner) {
    boolean local = false;
    boolean nested = false;
    StringBuilder argument = new StringBuilder();
    for (int depth = 1; depth > 0 && nextToken(scanner); ) {
      String token = scanner.text();
      nested |= token.equalsIgnoreCase("set_config");
      switch (token) {
        case "(" -> depth++;
        case ")" -> depth--;
        default -> {
          // part of an argument
        }
      }
      if (depth == 1 && token.equals(",")) {
        local |= NAMED.matcher(argument).matches();
        argument.setLength(0);
      } else if (depth > 0) {
        argument.append(token);
      }
    }
    local |= NAMED.matcher(argument).matches() || LAST.matcher(argument).matches();
    return local && !nested;
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
