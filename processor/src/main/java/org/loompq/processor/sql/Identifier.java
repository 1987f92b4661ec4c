package org.loompq.processor.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of something in the database.
 *
 * @param written as it stands in SQL, such as {@code "Odd Name"} with its quotes
 * @param name what the database calls it
 */
public record Identifier(String written, String name) {

  private static final int LINE = 80;

  /** Some with commas between them; many have a line each. */
  public static String joined(List<Identifier> identifiers) {
    List<String> written = identifiers.stream().map(Identifier::written).toList();
    String oneLine = String.join(", ", written);
    return oneLine.length() <= LINE ? oneLine : String.join(",\n", written);
  }

  /** What a token names, if it is an identifier. */
  static Optional<Identifier> of(Token token) {
    String text = token.text();
    return switch (token.kind()) {
      case WORD -> Optional.of(new Identifier(text, text.toLowerCase(Locale.ROOT)));
      case QUOTED_IDENTIFIER ->
          Optional.of(
              new Identifier(text, text.substring(1, text.length() - 1).replace("\"\"", "\"")));
      default -> Optional.empty();
    };
  }

  /** A name in quotes, which no keyword needs to fear. */
  public static Identifier quoted(String name) {
    return new Identifier("\"" + name.replace("\"", "\"\"") + "\"", name);
  }
}
