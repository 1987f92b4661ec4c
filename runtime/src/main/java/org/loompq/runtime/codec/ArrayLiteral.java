package org.loompq.runtime.codec;

import org.jspecify.annotations.Nullable;

/** An array as {@code {"a","b\\"c",NULL}}; see "Array Input and Output Syntax". */
final class ArrayLiteral extends ArrayWriter {

  private final StringBuilder text = new StringBuilder();

  ArrayLiteral(int[] sizes) {
    super(sizes);
  }

  @Override
  void begin(int dimension) {
    if (isShown(dimension)) {
      comma();
      text.append('{');
    }
  }

  @Override
  void endPart(int dimension) {
    if (isShown(dimension)) {
      text.append('}');
    }
  }

  /** An array without elements has no dimensions. */
  private boolean isShown(int dimension) {
    return dimension == 0 || !isEmpty();
  }

  @Override
  <T> void add(@Nullable T element, Codec<T> codec) {
    comma();
    if (element == null) {
      text.append("NULL");
    } else {
      appendQuoted(codec.text(element));
    }
  }

  private void comma() {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '{') {
      text.append(',');
    }
  }

  private void appendQuoted(String element) {
    text.append('"');
    for (int i = 0; i < element.length(); i++) {
      char unit = element.charAt(i);
      if (unit == '"' || unit == '\\') {
        text.append('\\');
      }
      text.append(unit);
    }
    text.append('"');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
