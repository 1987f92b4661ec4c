package org.loompq.error;

import org.jspecify.annotations.Nullable;

/** The statement names a table or view that does not exist (SQLSTATE 42P01, undefined_table). */
public final class UndefinedTableException extends ServerException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception of what the server sent.
   *
   * @param error the server's fields
   * @param statement the statement's name, if it has one
   * @param sql the statement's text, if known
   */
  public UndefinedTableException(
      ServerError error, @Nullable String statement, @Nullable String sql) {
    super(error, statement, sql);
  }
}
