package org.loompq.processor.sql;

/** A statement that cannot be cut into tokens, because something in it does not end. */
public final class SqlSyntaxError extends Exception {

  private static final long serialVersionUID = 1;

  private final String unterminated;

  SqlSyntaxError(String what, String sql, int start) {
    this(what + " that begins at " + position(sql, start));
  }

  private SqlSyntaxError(String unterminated) {
    super(unterminated + " does not end");
    this.unterminated = unterminated;
  }

  /** What does not end, and where it begins. */
  public String unterminated() {
    return unterminated;
  }

  private static String position(String sql, int index) {
    String before = sql.substring(0, index);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = index - before.lastIndexOf('\n');
    return sql.strip().contains("\n")
        ? "line " + line + ", column " + column + " of the statement"
        : "column " + column + " of the statement";
  }
}
