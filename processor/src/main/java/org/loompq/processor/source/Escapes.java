package org.loompq.processor.source;

import java.util.ArrayList;
import java.util.List;

/** Makes characters of the escape sequences of a literal: JLS 3.10.7. */
final class Escapes {

  private final List<PlacedChar> written;
  private final List<PlacedChar> read = new ArrayList<>();
  private int at;

  private Escapes(List<PlacedChar> written) {
    this.written = written;
  }

  /** The characters, each where its escape sequence begins. */
  static List<PlacedChar> interpret(List<PlacedChar> written) {
    Escapes escapes = new Escapes(written);
    while (escapes.at < written.size()) {
      escapes.next();
    }
    return escapes.read;
  }

  private void next() {
    PlacedChar first = written.get(at++);
    if (first.value() != '\\' || at == written.size()) {
      read.add(first);
      return;
    }
    char escaped = written.get(at).value();
    if (isOctal(at)) {
      read.add(new PlacedChar(octal(), first.offset()));
      return;
    }
    at++;
    if (escaped != '\n') { // else the lines are joined
      read.add(new PlacedChar(meaning(escaped), first.offset()));
    }
  }

  private static char meaning(char escaped) {
    return switch (escaped) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 's' -> ' ';
      case 't' -> '\t';
      default -> escaped;
    };
  }

  /** One to three digits, up to 377. */
  private char octal() {
    int most = written.get(at).value() <= '3' ? 3 : 2;
    int code = 0;
    for (int end = at + most; at < end && isOctal(at); at++) {
      code = code * 8 + written.get(at).value() - '0';
    }
    return (char) code;
  }

  private boolean isOctal(int index) {
    return index < written.size()
        && written.get(index).value() >= '0'
        && written.get(index).value() <= '7';
  }
}
