package org.loompq.processor.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The parameters that a statement stores as they are: {@code VALUES (:owner)} and {@code SET owner
 * = :owner}. There the server converts a value to the type of its column even if that loses some of
 * it.
 */
final class Assignments {

  private Assignments() {}

  /** Their names. */
  static Set<String> in(SqlStatement statement) {
    List<Token> tokens = statement.tokens();
    int verb = Outcome.verb(tokens);
    Set<String> names = new LinkedHashSet<>();
    if (verb == tokens.size()) {
      return names;
    }
    int depth = tokens.get(verb).depth();
    List<Token> own = tokens.subList(verb, tokens.size());
    if (tokens.get(verb).isWord("INSERT")) {
      behind(own, "VALUES", depth, depth + 1).forEach(item -> addAlone(item, names));
    }
    behind(own, "SET", depth, depth).stream()
        .filter(item -> item.size() == 3 && item.get(1).isSymbol("="))
        .forEach(item -> addAlone(item.subList(2, 3), names));
    return names;
  }

  private static void addAlone(List<Token> item, Set<String> names) {
    if (item.size() == 1 && item.getFirst().kind() == Token.Kind.PARAMETER) {
      names.add(item.getFirst().text());
    }
  }

  /** What stands between commas behind a keyword, at some depth. */
  private static List<List<Token>> behind(
      List<Token> tokens, String keyword, int depth, int itemDepth) {
    List<List<Token>> items = new ArrayList<>();
    List<Token> item = new ArrayList<>();
    boolean begun = false;
    for (Token token : tokens) {
      boolean isOwn = token.depth() == depth;
      if (isOwn && token.isWord(keyword)) {
        begun = true;
      } else if (begun && isOwn && isEnd(token)) {
        break;
      } else if (begun && isBoundary(token, itemDepth)) {
        items.add(item);
        item = new ArrayList<>();
      } else if (begun) {
        item.add(token);
      }
    }
    items.add(item);
    return items;
  }

  /** A comma between items, or a parenthesis around them. */
  private static boolean isBoundary(Token token, int itemDepth) {
    return (token.isSymbol(",") && token.depth() <= itemDepth)
        || (token.isSymbol("(") && token.depth() == itemDepth - 1)
        || (token.isSymbol(")") && token.depth() == itemDepth - 1);
  }

  private static boolean isEnd(Token token) {
    return token.isWord("WHERE")
        || token.isWord("FROM")
        || token.isWord("RETURNING")
        || token.isWord("ON")
        || token.isSymbol(";");
  }
}
