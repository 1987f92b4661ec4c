package org.loompq.processor.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loompq.processor.sql.Token.Kind;

/** Where a statement names the columns of its rows: behind SELECT, or behind RETURNING. */
public final class SelectList {

  private static final Set<String> ENDS =
      Set.of(
          "FROM",
          "INTO",
          "WHERE",
          "GROUP",
          "HAVING",
          "WINDOW",
          "UNION",
          "INTERSECT",
          "EXCEPT",
          "ORDER",
          "LIMIT",
          "OFFSET",
          "FETCH",
          "FOR");

  private final List<List<Token>> items;
  private final List<Token> tokens;

  private SelectList(List<List<Token>> items, List<Token> tokens) {
    this.items = items;
    this.tokens = tokens;
  }

  /** That of a statement; one without items if it has none. */
  public static SelectList of(SqlStatement statement) {
    List<Token> tokens = statement.tokens();
    int verb = Outcome.verb(tokens);
    if (verb == tokens.size()) {
      return new SelectList(List.of(), tokens);
    }
    int depth = tokens.get(verb).depth();
    String keyword = tokens.get(verb).isWord("SELECT") ? "SELECT" : "RETURNING";
    int start = verb;
    while (start < tokens.size()
        && !(tokens.get(start).depth() == depth && tokens.get(start).isWord(keyword))) {
      start++;
    }
    return start == tokens.size()
        ? new SelectList(List.of(), tokens)
        : new SelectList(items(tokens.subList(start + 1, tokens.size()), depth), tokens);
  }

  private static List<List<Token>> items(List<Token> tokens, int depth) {
    List<List<Token>> items = new ArrayList<>();
    List<Token> item = new ArrayList<>();
    int brackets = 0;
    for (Token token : tokens) {
      boolean own = token.depth() == depth && brackets == 0;
      if (token.depth() < depth || token.isSymbol(";") || (own && isEnd(token))) {
        break;
      }
      brackets += token.isSymbol("[") ? 1 : token.isSymbol("]") ? -1 : 0;
      if (own && token.isSymbol(",")) {
        items.add(item);
        item = new ArrayList<>();
      } else {
        item.add(token);
      }
    }
    items.add(item);
    return items.stream().filter(each -> !each.isEmpty()).toList();
  }

  private static boolean isEnd(Token token) {
    return token.kind() == Kind.WORD && ENDS.stream().anyMatch(token::isWord);
  }

  /**
   * The token that stands for a column: its name if it has one, or the star that it comes by.
   *
   * @param column its number, from 0
   * @param columns how many there are
   */
  public Optional<Token> column(int column, int columns) {
    List<Integer> stars = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (isStar(items.get(i))) {
        stars.add(i);
      }
    }
    if (stars.isEmpty()) {
      return items.size() == columns ? Optional.of(name(items.get(column))) : Optional.empty();
    }
    int behind = items.size() - 1 - stars.getLast();
    if (column < stars.getFirst()) {
      return Optional.of(name(items.get(column)));
    }
    if (columns - column <= behind) {
      return Optional.of(name(items.get(items.size() - (columns - column))));
    }
    return stars.size() == 1
        ? Optional.of(items.get(stars.getFirst()).getLast())
        : Optional.empty();
  }

  /** Whether a column is written, and does not come by a star. */
  public boolean isWritten(int column, int columns) {
    return column(column, columns).filter(token -> !token.isSymbol("*")).isPresent();
  }

  /** Where the list begins, or else the statement. */
  public int start() {
    return items.isEmpty()
        ? tokens.isEmpty() ? 0 : tokens.getFirst().start()
        : items.getFirst().getFirst().start();
  }

  private static boolean isStar(List<Token> item) {
    return item.getLast().isSymbol("*"); // no expression ends so
  }

  /** The last word, unless that is the type of a cast or the end of a CASE. */
  private static Token name(List<Token> item) {
    Token last = item.getLast();
    boolean isName =
        switch (last.kind()) {
          case WORD -> !last.isWord("END") && !isBehindCast(item);
          case QUOTED_IDENTIFIER -> !isBehindCast(item);
          default -> false;
        };
    return isName ? last : item.getFirst();
  }

  private static boolean isBehindCast(List<Token> item) {
    return item.size() > 1 && item.get(item.size() - 2).isSymbol("::");
  }
}
