package org.loompq;

import org.jspecify.annotations.Nullable;
import org.loompq.error.ServerError;

/**
 * What the server said about a statement that is no error.
 *
 * @param fields all that it sent
 * @param statement the name of the statement, such as {@code Accounts.find}; null if it has none
 * @param sql the text of the statement
 */
public record Notice(ServerError fields, @Nullable String statement, String sql) {

  /**
   * How important it is.
   *
   * @return {@code WARNING}, {@code NOTICE}, {@code INFO}, {@code LOG} or {@code DEBUG}, never
   *     localised
   */
  public String severity() {
    return fields.severity();
  }

  /**
   * The five-character SQLSTATE, {@code 00000} for a plain notice and {@code 01000} for a plain
   * warning.
   *
   * @return the code
   */
  public String sqlState() {
    return fields.sqlState();
  }

  /**
   * What it says.
   *
   * @return the primary message
   */
  public String message() {
    return fields.message();
  }

  /**
   * More on it; may hold data of the row concerned.
   *
   * @return the detail, or null
   */
  public @Nullable String detail() {
    return fields.detail();
  }

  /**
   * What to do about it.
   *
   * @return the hint, or null
   */
  public @Nullable String hint() {
    return fields.hint();
  }

  /**
   * Where in the server's functions it comes from.
   *
   * @return the call stack, one line each; null if it comes from none
   */
  public @Nullable String where() {
    return fields.where();
  }

  /**
   * Without the detail, which may hold data.
   *
   * @return severity, message, SQLSTATE and statement
   */
  @Override
  public String toString() {
    return severity()
        + ": "
        + message()
        + " (SQLSTATE "
        + sqlState()
        + ") in "
        + (statement == null ? sql : statement);
  }
}
