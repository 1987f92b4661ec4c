package org.loompq.error;

import org.jspecify.annotations.Nullable;

/**
 * The transaction cannot be placed in a serial order with others and was rolled back; run it again
 * (SQLSTATE 40001, serialization_failure).
 */
public final class SerializationFailureException extends ServerException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception of what the server sent.
   *
   * @param error the server's fields
   * @param statement the statement's name, if it has one
   * @param sql the statement's text, if known
   */
  public SerializationFailureException(
      ServerError error, @Nullable String statement, @Nullable String sql) {
    super(error, statement, sql);
  }
}
