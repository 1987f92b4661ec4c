package org.loompq.processor.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes over the characters of a source file, each Unicode escape being one: JLS 3.3. */
final class SourceCharacters {

  private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u+([0-9a-fA-F]{4})");
  private static final int HEX = 16;

  private final CharSequence text;
  private int at;
  private int next;
  private char current;

  SourceCharacters(CharSequence text, int start) {
    this.text = text;
    this.next = start;
    advance();
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  boolean isAt(char wanted) {
    return !isAtEnd() && current == wanted;
  }

  /** Where the current character begins. */
  int offset() {
    return at;
  }

  void advance() {
    at = next;
    if (isAtEnd()) {
      return;
    }
    current = text.charAt(at);
    next = at + 1;
    if (current == '\\' && mayBeginUnicodeEscape()) {
      Matcher escape = UNICODE_ESCAPE.matcher(text).region(at, text.length());
      if (escape.lookingAt()) {
        current = (char) Integer.parseInt(escape.group(1), HEX);
        next = escape.end();
      }
    }
  }

  /** The current character, any line terminator being a line feed; goes on behind it. */
  PlacedChar take() {
    int offset = at;
    char taken = current;
    advance();
    if (taken != '\r') {
      return new PlacedChar(taken, offset);
    }
    if (isAt('\n')) {
      advance();
    }
    return new PlacedChar('\n', offset);
  }

  /** Whether an even number of backslashes stands before. */
  private boolean mayBeginUnicodeEscape() {
    int first = at;
    while (first > 0 && text.charAt(first - 1) == '\\') {
      first--;
    }
    return (at - first) % 2 == 0;
  }
}
