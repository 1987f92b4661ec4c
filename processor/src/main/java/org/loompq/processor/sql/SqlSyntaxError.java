package org.loompq.processor.sql;

/** A statement that cannot be cut into tokens. */
public final class SqlSyntaxError extends Exception {

  private static final long serialVersionUID = 1;

  private final String reason;

  SqlSyntaxError(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** What does not end. */
  public String reason() {
    return reason;
  }
}
