package org.loompq.error;

import org.jspecify.annotations.Nullable;

/**
 * A row refers to one that does not exist, or is still referred to (SQLSTATE 23503,
 * foreign_key_violation).
 */
public final class ForeignKeyViolationException extends ServerException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception of what the server sent.
   *
   * @param error the server's fields
   * @param statement the statement's name, if it has one
   * @param sql the statement's text, if known
   */
  public ForeignKeyViolationException(
      ServerError error, @Nullable String statement, @Nullable String sql) {
    super(error, statement, sql);
  }
}
