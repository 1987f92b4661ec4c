package org.loompq.error;

import org.jspecify.annotations.Nullable;

/** A row with the same key exists already (SQLSTATE 23505, unique_violation). */
public final class UniqueViolationException extends ServerException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception of what the server sent.
   *
   * @param error the server's fields
   * @param statement the statement's name, if it has one
   * @param sql the statement's text, if known
   */
  public UniqueViolationException(
      ServerError error, @Nullable String statement, @Nullable String sql) {
    super(error, statement, sql);
  }
}
