package org.loompq.processor.sql;

import java.util.ArrayList;
import java.util.List;
import org.loompq.processor.sql.Token.Kind;

/**
 * {@code IN (:ids)}: a parameter alone in the parentheses, where a list of values is written.
 *
 * @param parameter its name
 * @param negated whether {@code NOT} stands before
 */
public record InList(String parameter, boolean negated) {

  static List<InList> in(List<Token> tokens) {
    List<InList> found = new ArrayList<>();
    for (int at = 0; at + 3 < tokens.size(); at++) {
      Token inside = tokens.get(at + 2);
      Token behind = tokens.get(at + 3);
      boolean alone =
          tokens.get(at).isWord("IN")
              && tokens.get(at + 1).isSymbol("(")
              && inside.kind() == Kind.PARAMETER
              && (behind.isSymbol(")") || behind.isSymbol("::"));
      if (alone) {
        found.add(new InList(inside.text(), at > 0 && tokens.get(at - 1).isWord("NOT")));
      }
    }
    return found;
  }
}
