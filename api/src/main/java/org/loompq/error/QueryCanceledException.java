package org.loompq.error;

import org.jspecify.annotations.Nullable;

/**
 * The statement was cancelled on the server: by an administrator, by {@code statement_timeout}, or
 * by a cancel request (SQLSTATE 57014, query_canceled).
 */
public final class QueryCanceledException extends ServerException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception of what the server sent.
   *
   * @param error the server's fields
   * @param statement the statement's name, if it has one
   * @param sql the statement's text, if known
   */
  public QueryCanceledException(
      ServerError error, @Nullable String statement, @Nullable String sql) {
    super(error, statement, sql);
  }
}
