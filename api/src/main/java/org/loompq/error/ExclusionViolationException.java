package org.loompq.error;

import org.jspecify.annotations.Nullable;

/**
 * A row conflicts with another under an exclusion constraint (SQLSTATE 23P01, exclusion_violation).
 */
public final class ExclusionViolationException extends ServerException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception of what the server sent.
   *
   * @param error the server's fields
   * @param statement the statement's name, if it has one
   * @param sql the statement's text, if known
   */
  public ExclusionViolationException(
      ServerError error, @Nullable String statement, @Nullable String sql) {
    super(error, statement, sql);
  }
}
