package org.loompq.processor.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.loompq.processor.sql.Token.Kind;

/**
 * {@code IN (:ids)}: a parameter, perhaps cast, that is alone in the parentheses where a list of
 * values is written.
 *
 * @param parameter its name
 * @param negated whether {@code NOT} stands before
 * @param start where {@code IN} begins in the statement, or its {@code NOT}
 */
public record InList(String parameter, boolean negated, int start) {

  /** What the name of a type is written with, beside words and numbers. */
  private static final Set<String> OF_TYPES = Set.of("::", ".", "[", "]", "(", ")");

  static List<InList> in(List<Token> tokens) {
    List<InList> found = new ArrayList<>();
    for (int at = 0; at + 1 < tokens.size(); at++) {
      if (tokens.get(at).isWord("IN") && tokens.get(at + 1).isSymbol("(")) {
        boolean negated = at > 0 && tokens.get(at - 1).isWord("NOT");
        int start = tokens.get(negated ? at - 1 : at).start();
        alone(parenthesised(tokens.subList(at + 1, tokens.size())))
            .map(parameter -> new InList(parameter, negated, start))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /** The parameter that an expression is, but for casts and parentheses. */
  private static Optional<String> alone(List<Token> expression) {
    if (expression.isEmpty()) {
      return Optional.empty();
    }
    Token first = expression.getFirst();
    List<Token> behind = expression.subList(1, expression.size());
    if (first.kind() == Kind.PARAMETER) {
      return isCasts(behind) ? Optional.of(first.text()) : Optional.empty();
    }
    boolean isCast = first.isWord("CAST") && !behind.isEmpty() && behind.getFirst().isSymbol("(");
    if (!isCast && !first.isSymbol("(")) {
      return Optional.empty();
    }
    List<Token> bracketed = isCast ? behind : expression;
    List<Token> inside = parenthesised(bracketed);
    boolean alone =
        inside.size() + 2 <= bracketed.size()
            && isCasts(bracketed.subList(inside.size() + 2, bracketed.size()));
    return alone ? alone(isCast ? untilType(inside) : inside) : Optional.empty();
  }

  /** What is in the parenthesis that tokens begin with; nothing if it does not end. */
  private static List<Token> parenthesised(List<Token> tokens) {
    int depth = tokens.getFirst().depth();
    return IntStream.range(1, tokens.size())
        .filter(at -> tokens.get(at).isSymbol(")") && tokens.get(at).depth() == depth)
        .mapToObj(at -> tokens.subList(1, at))
        .findFirst()
        .orElse(List.of());
  }

  /** What {@code CAST} casts. */
  private static List<Token> untilType(List<Token> cast) {
    return cast.stream()
        .takeWhile(token -> !token.isWord("AS") || token.depth() > cast.getFirst().depth())
        .toList();
  }

  /** Whether there is nothing but casts, as in {@code ::numeric(10, 2)[]}. */
  private static boolean isCasts(List<Token> tokens) {
    return tokens.isEmpty()
        || (tokens.getFirst().isSymbol("::")
            && tokens.stream()
                .filter(token -> token.kind() == Kind.SYMBOL)
                .filter(token -> token.depth() == tokens.getFirst().depth())
                .allMatch(token -> OF_TYPES.contains(token.text())));
  }
}
