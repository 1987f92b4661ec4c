package org.loompq.processor.check;

/** Tells the place of a character where no caret can. */
final class PlaceInWords {

  private PlaceInWords() {}

  /** Such as {@code line 2, column 18 of the statement}, both counted from 1. */
  static String of(String statement, int index) {
    String before = statement.substring(0, index);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = index - before.lastIndexOf('\n');
    return statement.strip().contains("\n")
        ? "line " + line + ", column " + column + " of the statement"
        : "column " + column + " of the statement";
  }
}
