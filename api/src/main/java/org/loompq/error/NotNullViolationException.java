package org.loompq.error;

import org.jspecify.annotations.Nullable;

/** A column that must have a value would be NULL (SQLSTATE 23502, not_null_violation). */
public final class NotNullViolationException extends ServerException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception of what the server sent.
   *
   * @param error the server's fields
   * @param statement the statement's name, if it has one
   * @param sql the statement's text, if known
   */
  public NotNullViolationException(
      ServerError error, @Nullable String statement, @Nullable String sql) {
    super(error, statement, sql);
  }
}
