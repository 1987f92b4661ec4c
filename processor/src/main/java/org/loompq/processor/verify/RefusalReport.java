package org.loompq.processor.verify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.NearMiss;
import org.loompq.processor.database.Answer.Refused;
import org.loompq.processor.sql.SqlStatement;
import org.loompq.processor.sql.Token;

/** Tells the user why a server does not accept a statement, and which name was probably meant. */
final class RefusalReport {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\d+)");

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

  /** {@code indeterminate_datatype} and {@code ambiguous_parameter}; see errcodes.txt. */
  private static final Set<String> UNDETERMINED = Set.of("42P18", "42P08");

  private final Site site;
  private final List<String> parameters;

  /**
   * For a statement.
   *
   * @param parameters the names of {@code $1} to {@code $n}
   */
  RefusalReport(Site site, List<String> parameters) {
    this.site = site;
    this.parameters = parameters;
  }

  void report(Refused refused) {
    Optional<Token> word = site.statement().flatMap(sql -> wrongWord(sql, refused));
    Optional<String> near = nearest(word, refused);
    int place =
        word.filter(_ -> near.isPresent())
            .map(site::of)
            .or(() -> undetermined(refused).map(site::ofParameter))
            .orElseGet(() -> site.ofServerPosition(refused.position()));
    if (site.statement().isEmpty()) {
      place = site.ofCopied(firstQuoted(refused.message()));
    }
    StringBuilder message = new StringBuilder(named(refused.message()));
    near.ifPresent(meant -> message.append(": did you mean \"").append(meant).append("\"?"));
    append(message, "DETAIL", refused.detail());
    if (near.isEmpty()) {
      append(message, "HINT", refused.hint());
      undetermined(refused)
          .ifPresent(name -> message.append("; cast it, as in :").append(name).append("::text"));
    }
    site.report(place, Diagnostic.REFUSED_STATEMENT, message);
  }

  /** The name that was probably meant; a table that is copied is known by the message alone. */
  private Optional<String> nearest(Optional<Token> word, Refused refused) {
    if (site.statement().isPresent()) {
      return word.flatMap(token -> NearMiss.of(name(token), refused.names()));
    }
    String quoted = firstQuoted(refused.message());
    return NearMiss.of(quoted.substring(quoted.lastIndexOf('.') + 1), refused.names());
  }

  /** The parameter of which the server cannot tell a type: the message has its number. */
  private Optional<String> undetermined(Refused refused) {
    Matcher number = PLACEHOLDER.matcher(refused.message());
    return UNDETERMINED.contains(refused.sqlState()) && number.find()
        ? Optional.of(parameters.get(Integer.parseInt(number.group(1)) - 1))
        : Optional.empty();
  }

  private static String firstQuoted(String message) {
    Matcher quoted = QUOTED.matcher(message);
    return quoted.find() ? quoted.group(1) : "";
  }

  private void append(StringBuilder message, String what, @Nullable String text) {
    if (text != null) {
      message.append("\n  ").append(what).append(": ").append(named(text));
    }
  }

  /** With the parameters as the user has named them. */
  private String named(String message) {
    return PLACEHOLDER
        .matcher(message)
        .replaceAll(
            found -> {
              int number = Integer.parseInt(found.group(1));
              return Matcher.quoteReplacement(
                  number >= 1 && number <= parameters.size()
                      ? ":" + parameters.get(number - 1)
                      : found.group());
            });
  }

  /**
   * The name that does not exist: the server points at the first part of one with a schema or an
   * alias in front.
   */
  private static Optional<Token> wrongWord(SqlStatement sql, Refused refused) {
    if (refused.names().isEmpty() || refused.position() == 0) {
      return Optional.empty();
    }
    int offset = sql.originalOffset(refused.position());
    List<Token> path =
        sql.tokens().stream()
            .dropWhile(token -> token.start() < offset)
            .takeWhile(token -> isName(token) || token.isSymbol("."))
            .toList();
    int end = 0;
    while (end + 1 < path.size() && path.get(end + 1).isSymbol(".")) {
      end += 2;
    }
    return path.stream()
        .limit(end + 1L)
        .filter(RefusalReport::isName)
        .filter(token -> !refused.names().contains(name(token)))
        .filter(token -> refused.message().contains(name(token)))
        .reduce((_, last) -> last);
  }

  private static boolean isName(Token token) {
    return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_IDENTIFIER;
  }

  private static String name(Token token) {
    return token.kind() == Token.Kind.WORD
        ? token.text().toLowerCase(Locale.ROOT)
        : token.text().substring(1, token.text().length() - 1);
  }
}
