package org.loompq.error;

import org.jspecify.annotations.Nullable;

/**
 * The transaction and others waited for each other, and it was rolled back; run it again (SQLSTATE
 * 40P01, deadlock_detected).
 */
public final class DeadlockException extends ServerException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception of what the server sent.
   *
   * @param error the server's fields
   * @param statement the statement's name, if it has one
   * @param sql the statement's text, if known
   */
  public DeadlockException(ServerError error, @Nullable String statement, @Nullable String sql) {
    super(error, statement, sql);
  }
}
