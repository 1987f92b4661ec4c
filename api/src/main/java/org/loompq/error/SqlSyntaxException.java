package org.loompq.error;

import org.jspecify.annotations.Nullable;

/** The statement is not valid SQL (SQLSTATE 42601, syntax_error). */
public final class SqlSyntaxException extends ServerException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception of what the server sent.
   *
   * @param error the server's fields
   * @param statement the statement's name, if it has one
   * @param sql the statement's text, if known
   */
  public SqlSyntaxException(ServerError error, @Nullable String statement, @Nullable String sql) {
    super(error, statement, sql);
  }
}
