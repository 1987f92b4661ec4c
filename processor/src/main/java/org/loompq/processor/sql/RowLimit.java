package org.loompq.processor.sql;

import java.util.List;
import java.util.Set;

/** How many rows a query wants at most, where it says so itself. */
final class RowLimit {

  private RowLimit() {}

  /** Whether a statement ends with {@code LIMIT 1}, or with {@code FETCH FIRST ROW ONLY}. */
  static boolean isOne(List<Token> tokens) {
    int verb = Outcome.verb(tokens);
    if (verb == tokens.size() || tokens.get(verb).depth() > 0) {
      return false; // what is in parentheses may be a part of a UNION
    }
    List<Token> outermost =
        tokens.subList(verb, tokens.size()).stream().filter(token -> token.depth() == 0).toList();
    for (int i = 0; i < outermost.size(); i++) {
      List<Token> behind = outermost.subList(i + 1, outermost.size());
      if ((outermost.get(i).isWord("LIMIT") && isOneAlone(behind))
          || (outermost.get(i).isWord("FETCH") && isFirstRow(behind))) {
        return true;
      }
    }
    return false;
  }

  /** The number 1, and no expression that begins with it. */
  private static boolean isOneAlone(List<Token> tokens) {
    return isNumberOne(tokens, 0)
        && (tokens.size() == 1
            || tokens.get(1).isSymbol(";")
            || isAnyOf(tokens, 1, Set.of("OFFSET", "FOR")));
  }

  private static boolean isFirstRow(List<Token> tokens) {
    int row = isNumberOne(tokens, 1) ? 2 : 1;
    return isAnyOf(tokens, 0, Set.of("FIRST", "NEXT"))
        && isAnyOf(tokens, row, Set.of("ROW", "ROWS"))
        && isAnyOf(tokens, row + 1, Set.of("ONLY"));
  }

  private static boolean isNumberOne(List<Token> tokens, int index) {
    return index < tokens.size()
        && tokens.get(index).kind() == Token.Kind.NUMBER
        && tokens.get(index).text().equals("1");
  }

  private static boolean isAnyOf(List<Token> tokens, int index, Set<String> words) {
    return index < tokens.size() && words.stream().anyMatch(tokens.get(index)::isWord);
  }
}
