package org.loompq.processor.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.loompq.processor.report.QueryEntry.Lines;

/** Finds methods in a generated source, whose layout is known. */
final class GeneratedMethods {

  private static final String END = "  }";

  private final List<String> lines;

  /** The line behind the last method of a name that was found. */
  private final Map<String, Integer> behind = new HashMap<>();

  GeneratedMethods(String source) {
    this.lines = source.lines().toList();
  }

  /** The first method of a name, or the next if it was asked for before. */
  Lines next(String name) {
    Pattern declaration = Pattern.compile("  public [^=;]*\\b" + Pattern.quote(name) + "\\(.*");
    for (int at = behind.getOrDefault(name, 0); at < lines.size(); at++) {
      if (declaration.matcher(lines.get(at)).matches()) {
        int end = end(at);
        behind.put(name, end);
        return new Lines(start(at) + 1, end);
      }
    }
    throw new IllegalArgumentException("the generated source has no method " + name);
  }

  /** What stands in front of a method belongs to it. */
  private int start(int declaration) {
    int start = declaration;
    while (start > 0 && !lines.get(start - 1).isBlank()) {
      start--;
    }
    return start;
  }

  private int end(int declaration) {
    int end = declaration;
    while (!lines.get(end).equals(END) && !lines.get(end).endsWith("{}")) {
      end++;
    }
    return end + 1;
  }
}
