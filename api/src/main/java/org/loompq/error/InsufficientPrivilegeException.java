package org.loompq.error;

import org.jspecify.annotations.Nullable;

/** The role may not do what the statement asks (SQLSTATE 42501, insufficient_privilege). */
public final class InsufficientPrivilegeException extends ServerException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception of what the server sent.
   *
   * @param error the server's fields
   * @param statement the statement's name, if it has one
   * @param sql the statement's text, if known
   */
  public InsufficientPrivilegeException(
      ServerError error, @Nullable String statement, @Nullable String sql) {
    super(error, statement, sql);
  }
}
