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
 */
final class Change {

  private static final Set<String> READS = Set.of("SELECT", "VALUES", "TABLE", "SHOW");
  private static final List<List<String>> LOCKS =
      List.of(
          List.of("FOR", "UPDATE"),
          List.of("FOR", "NO", "KEY", "UPDATE"),
          List.of("FOR", "SHARE"),
          List.of("FOR", "KEY", "SHARE"));

  private final List<Token> tokens;

  private Change(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The keywords that tell, such as {@code INSERT}; empty if there are none. */
  static Optional<String> in(List<Token> tokens) {
    Change change = new Change(tokens);
    return Stream.of(change.ownVerb(), change.verbInWith(), change.lock())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> ownVerb() {
    int verb = Outcome.verb(tokens);
    Optional<String> keyword = keyword(verb);
    if (keyword.filter("SELECT"::equals).isPresent()) {
      return Outcome.hasBeside(tokens, verb, "INTO")
          ? Optional.of("SELECT INTO")
          : Optional.empty();
    }
    return keyword.filter(word -> !READS.contains(word));
  }

  private Optional<String> verbInWith() {
    return IntStream.range(1, tokens.size())
        .filter(at -> tokens.get(at).isSymbol("("))
        .filter(at -> tokens.get(at - 1).isWord("AS") || tokens.get(at - 1).isWord("MATERIALIZED"))
        .mapToObj(at -> keyword(at + Outcome.verb(tokens.subList(at, tokens.size()))))
        .flatMap(Optional::stream)
        .filter(Outcome.CHANGES::contains)
        .findFirst();
  }

  private Optional<String> lock() {
    return IntStream.range(0, tokens.size())
        .boxed()
        .flatMap(at -> LOCKS.stream().filter(words -> areAt(at, words)))
        .map(words -> String.join(" ", words))
        .findFirst();
  }

  private boolean areAt(int at, List<String> words) {
    return at + words.size() <= tokens.size()
        && IntStream.range(0, words.size())
            .allMatch(word -> tokens.get(at + word).isWord(words.get(word)));
  }

  private Optional<String> keyword(int at) {
    return at < tokens.size() && tokens.get(at).kind() == Kind.WORD
        ? Optional.of(tokens.get(at).text().toUpperCase(Locale.ROOT))
        : Optional.empty();
  }
}
