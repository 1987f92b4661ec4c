package org.loompq.error;

import org.jspecify.annotations.Nullable;

/**
 * A lock could not be had at once or within {@code lock_timeout} (SQLSTATE 55P03,
 * lock_not_available).
 */
public final class LockNotAvailableException extends ServerException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception of what the server sent.
   *
   * @param error the server's fields
   * @param statement the statement's name, if it has one
   * @param sql the statement's text, if known
   */
  public LockNotAvailableException(
      ServerError error, @Nullable String statement, @Nullable String sql) {
    super(error, statement, sql);
  }
}
