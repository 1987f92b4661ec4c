package org.loompq.processor.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Takes the white space away that is not of a text block's value: JLS 3.10.6. */
final class TextBlock {

  private TextBlock() {}

  /**
   * The content without the indentation that its lines share, and without white space at their
   * ends.
   */
  static List<PlacedChar> stripped(List<PlacedChar> content) {
    List<List<PlacedChar>> lines = lines(content);
    int indentation =
        IntStream.range(0, lines.size())
            .filter(each -> each == lines.size() - 1 || !isBlank(lines.get(each)))
            .map(each -> indentation(lines.get(each)))
            .min()
            .orElse(0);
    List<PlacedChar> stripped = new ArrayList<>();
    for (List<PlacedChar> line : lines) {
      int end = end(line);
      stripped.addAll(line.subList(Math.min(indentation, end), end));
      if (!line.isEmpty() && line.getLast().value() == '\n') {
        stripped.add(line.getLast());
      }
    }
    return stripped;
  }

  /** The lines with their ends; the last is that of the closing delimiter. */
  private static List<List<PlacedChar>> lines(List<PlacedChar> content) {
    List<List<PlacedChar>> lines = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < content.size(); at++) {
      if (content.get(at).value() == '\n') {
        lines.add(content.subList(start, at + 1));
        start = at + 1;
      }
    }
    lines.add(content.subList(start, content.size()));
    return lines;
  }

  private static boolean isBlank(List<PlacedChar> line) {
    return end(line) == 0;
  }

  private static int indentation(List<PlacedChar> line) {
    int at = 0;
    while (at < line.size() && isSpace(line.get(at))) {
      at++;
    }
    return at;
  }

  /** Where the white space at the end of a line begins. */
  private static int end(List<PlacedChar> line) {
    int end = line.size();
    while (end > 0 && isSpace(line.get(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isSpace(PlacedChar each) {
    return Character.isWhitespace(each.value());
  }
}
