package org.loompq.error;

import org.jspecify.annotations.Nullable;

/** A row does not satisfy a CHECK constraint (SQLSTATE 23514, check_violation). */
public final class CheckViolationException extends ServerException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception of what the server sent.
   *
   * @param error the server's fields
   * @param statement the statement's name, if it has one
   * @param sql the statement's text, if known
   */
  public CheckViolationException(
      ServerError error, @Nullable String statement, @Nullable String sql) {
    super(error, statement, sql);
  }
}
