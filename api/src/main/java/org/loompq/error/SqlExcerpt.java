package org.loompq.error;

import org.jspecify.annotations.Nullable;

/** The piece of a statement that an error message shows. */
final class SqlExcerpt {

  private static final int LONGEST_LINE = 160;

  private SqlExcerpt() {}

  /**
   * The line of the statement at which an error is, with a caret under the place; its first line if
   * the place is unknown.
   *
   * @param position in characters (code points) from 1, 0 for unknown
   */
  static String of(@Nullable String sql, int position) {
    if (sql == null || sql.isBlank()) {
      return "";
    }
    int at = offset(sql, position);
    if (at < 0) {
      String first = sql.strip().lines().findFirst().orElse("");
      return "\n  " + shorten(first);
    }
    int start = sql.lastIndexOf('\n', at - 1) + 1;
    int end = sql.indexOf('\n', at);
    String line = sql.substring(start, end < 0 ? sql.length() : end).stripTrailing();
    int column = sql.codePointCount(start, at);
    int number = (int) sql.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    if (column > LONGEST_LINE - 20) {
      int cut = line.offsetByCodePoints(0, column - 40);
      line = "..." + line.substring(cut);
      column = 43;
    }
    String label = "line " + number + ": ";
    String before = line.substring(0, line.offsetByCodePoints(0, Math.min(column, length(line))));
    String padding = before.replaceAll("[^\t]", " ");
    return "\n  " + label + shorten(line) + "\n  " + " ".repeat(label.length()) + padding + "^";
  }

  private static int offset(String sql, int position) {
    if (position < 1 || position > length(sql) + 1) {
      return -1;
    }
    return sql.offsetByCodePoints(0, position - 1);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String shorten(String line) {
    if (length(line) <= LONGEST_LINE) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE)) + "...";
  }
}
