package org.loompq.processor.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The value of a literal, of which each character knows where it stands in the source file. */
final class LiteralText {

  private final List<PlacedChar> value;

  /** Where the closing delimiter is. */
  private final int end;

  private LiteralText(List<PlacedChar> value, int end) {
    this.value = value;
    this.end = end;
  }

  /**
   * Reads the literal at some offset. javac makes one literal of strings that are concatenated, so
   * further ones are read until there are as many characters as the literal has.
   */
  static LiteralText read(CharSequence source, int start, int length) {
    SourceCharacters characters = new SourceCharacters(source, start);
    LiteralReader literals = new LiteralReader(characters);
    List<PlacedChar> value = new ArrayList<>(literals.next());
    while (value.size() - 1 < length && !characters.isAtEnd()) {
      literals.skipToString();
      if (!characters.isAtEnd()) {
        value.removeLast();
        value.addAll(literals.next());
      }
    }
    return new LiteralText(value.subList(0, value.size() - 1), value.getLast().offset());
  }

  String value() {
    return value.stream().map(each -> String.valueOf(each.value())).collect(Collectors.joining());
  }

  /** Where a character of the value stands; behind the last one, where the literal ends. */
  int offset(int index) {
    return index < value.size() ? value.get(index).offset() : end;
  }
}
