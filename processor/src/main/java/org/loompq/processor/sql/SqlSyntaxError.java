package org.loompq.processor.sql;

/** A statement that cannot be cut into tokens, because something in it does not end. */
public final class SqlSyntaxError extends Exception {

  private static final long serialVersionUID = 1;

  private final String unterminated;
  private final int start;

  SqlSyntaxError(String unterminated, int start) {
    super(unterminated + " does not end");
    this.unterminated = unterminated;
    this.start = start;
  }

  /** What does not end, such as {@code the string}. */
  public String unterminated() {
    return unterminated;
  }

  /** Where it begins in the statement. */
  public int start() {
    return start;
  }
}
