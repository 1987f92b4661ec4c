package org.loompq.processor.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.loompq.lexer.SqlScanner.Kind;

/**
 * How deep in parentheses, and in the SQL body of a function, the tokens of a statement have led;
 * as psql counts them in {@code psqlscan.l}.
 */
final class StatementNesting {

  private static final Pattern ROUTINE =
      Pattern.compile("CREATE (?:OR REPLACE )?(?:FUNCTION|PROCEDURE)\\b.*");

  /** The words it begins with, as many as tell what it is. */
  private final List<String> first = new ArrayList<>(4);

  private String lastWord = "";
  private int parentheses;
  private int blocks;
  private boolean copyFromStdin;

  /** Takes in the next token. */
  void add(Kind kind, String text) {
    if (kind == Kind.WORD) {
      word(text.toUpperCase(Locale.ROOT));
      return;
    }
    if (text.equals("(")) {
      parentheses++;
    } else if (text.equals(")") && parentheses > 0) {
      parentheses--;
    }
    lastWord = "";
  }

  private void word(String word) {
    if (first.size() < 4) {
      first.add(word);
    }
    if (blocks > 0) {
      switch (word) {
        case "CASE" -> blocks++;
        case "END" -> blocks--;
        default -> {}
      }
    } else if (word.equals("ATOMIC") && lastWord.equals("BEGIN") && isRoutine()) {
      blocks = 1;
    }
    copyFromStdin |=
        word.equals("STDIN") && lastWord.equals("FROM") && first.getFirst().equals("COPY");
    lastWord = word;
  }

  private boolean isRoutine() {
    return ROUTINE.matcher(String.join(" ", first)).matches();
  }

  /** Whether a semicolon ends the statement. */
  boolean isOutermost() {
    return parentheses == 0 && blocks == 0;
  }

  /** Whether rows follow the statement. */
  boolean isCopyFromStdin() {
    return copyFromStdin;
  }
}
