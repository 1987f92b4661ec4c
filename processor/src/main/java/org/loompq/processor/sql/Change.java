package org.loompq.processor.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.loompq.processor.sql.Token.Kind;

/**
 * What a statement does beside reading, as far as its text tells: the chapters of the reference on
 * SELECT and WITH name the places.
 *
 * @param keywords that tell, such as {@code INSERT}
 * @param start where they begin in the statement
 */
public record Change(String keywords, int start) {

  private static final Set<String> READS = Set.of("SELECT", "VALUES", "TABLE", "SHOW");
  private static final List<List<String>> LOCKS =
      List.of(
          List.of("FOR", "UPDATE"),
          List.of("FOR", "NO", "KEY", "UPDATE"),
          List.of("FOR", "SHARE"),
          List.of("FOR", "KEY", "SHARE"));

  /** The first change that a statement makes; empty if it makes none. */
  static Optional<Change> in(List<Token> tokens) {
    return Stream.of(ownVerb(tokens), verbInWith(tokens), lock(tokens))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Change> ownVerb(List<Token> tokens) {
    int at = Outcome.verb(tokens);
    Optional<Change> verb = verb(tokens, at);
    if (verb.filter(each -> each.keywords.equals("SELECT")).isPresent()) {
      return Outcome.beside(tokens, at, "INTO")
          .map(into -> new Change("SELECT INTO", into.start()));
    }
    return verb.filter(each -> !READS.contains(each.keywords));
  }

  private static Optional<Change> verbInWith(List<Token> tokens) {
    return IntStream.range(1, tokens.size())
        .filter(at -> tokens.get(at).isSymbol("("))
        .filter(at -> tokens.get(at - 1).isWord("AS") || tokens.get(at - 1).isWord("MATERIALIZED"))
        .mapToObj(at -> verb(tokens, at + Outcome.verb(tokens.subList(at, tokens.size()))))
        .flatMap(Optional::stream)
        .filter(verb -> Outcome.CHANGES.contains(verb.keywords))
        .findFirst();
  }

  private static Optional<Change> lock(List<Token> tokens) {
    return IntStream.range(0, tokens.size())
        .mapToObj(
            at ->
                LOCKS.stream()
                    .filter(words -> areAt(tokens, at, words))
                    .map(words -> new Change(String.join(" ", words), tokens.get(at).start())))
        .flatMap(found -> found)
        .findFirst();
  }

  private static boolean areAt(List<Token> tokens, int at, List<String> words) {
    return at + words.size() <= tokens.size()
        && IntStream.range(0, words.size())
            .allMatch(word -> tokens.get(at + word).isWord(words.get(word)));
  }

  private static Optional<Change> verb(List<Token> tokens, int at) {
    if (at >= tokens.size() || tokens.get(at).kind() != Kind.WORD) {
      return Optional.empty();
    }
    Token verb = tokens.get(at);
    return Optional.of(new Change(verb.text().toUpperCase(Locale.ROOT), verb.start()));
  }
}
