package org.loompq.processor.source;

import java.util.ArrayList;
import java.util.List;

/** Reads the literals of characters, strings and text blocks one after the other: JLS 3.10. */
final class LiteralReader {

  private static final int DELIMITER = 3;

  private final SourceCharacters source;

  /** Begins at an opening delimiter. */
  LiteralReader(SourceCharacters source) {
    this.source = source;
  }

  /** The value, and behind it the closing delimiter. */
  List<PlacedChar> next() {
    char quote = source.take().value();
    if (quote != '"' || !source.isAt('"')) {
      return closed(Escapes.interpret(untilQuote(quote)), source.take());
    }
    PlacedChar second = source.take();
    return source.isAt('"') ? textBlock() : List.of(second);
  }

  /** Goes over what stands between the strings of a concatenation: {@code + /* why *}{@code /}. */
  void skipToString() {
    while (!source.isAtEnd() && !source.isAt('"')) {
      if (source.take().value() == '/') {
        skipComment();
      }
    }
  }

  private void skipComment() {
    boolean ofOneLine = source.take().value() == '/';
    char before = ' ';
    boolean inside = true;
    while (inside && !source.isAtEnd()) {
      char taken = source.take().value();
      inside = ofOneLine ? taken != '\n' : before != '*' || taken != '/';
      before = taken;
    }
  }

  private List<PlacedChar> untilQuote(char quote) {
    List<PlacedChar> written = new ArrayList<>();
    while (!source.isAtEnd() && !source.isAt(quote)) {
      addCharacter(written);
    }
    return written;
  }

  private List<PlacedChar> textBlock() {
    while (!source.isAtEnd() && source.take().value() != '\n') {} // the opening delimiter's line
    List<PlacedChar> written = new ArrayList<>();
    int quotes = 0;
    while (!source.isAtEnd() && quotes < DELIMITER) {
      quotes = source.isAt('"') ? quotes + 1 : 0;
      addCharacter(written);
    }
    int end = written.size() - quotes;
    PlacedChar closing = quotes == 0 ? source.take() : written.get(end);
    return closed(Escapes.interpret(TextBlock.stripped(written.subList(0, end))), closing);
  }

  /** Adds a character, and the one that it escapes. */
  private void addCharacter(List<PlacedChar> written) {
    boolean escape = source.isAt('\\');
    written.add(source.take());
    if (escape) {
      written.add(source.take());
    }
  }

  private static List<PlacedChar> closed(List<PlacedChar> value, PlacedChar closing) {
    List<PlacedChar> closed = new ArrayList<>(value);
    closed.add(closing);
    return closed;
  }
}
