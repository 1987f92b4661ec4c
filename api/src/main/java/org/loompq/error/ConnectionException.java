package org.loompq.error;

import org.jspecify.annotations.Nullable;

/** No connection could be made, or the one in use was lost. */
public final class ConnectionException extends PgException {

  private static final long serialVersionUID = 1;

  /** Whether the statement is known to have changed nothing. */
  private final boolean safeToRetry;

  /**
   * Makes an exception.
   *
   * @param message what happened, without any password
   * @param cause what made it happen, if anything else did
   * @param safeToRetry whether the statement is known to have changed nothing
   */
  public ConnectionException(String message, @Nullable Throwable cause, boolean safeToRetry) {
    super(message, cause);
    this.safeToRetry = safeToRetry;
  }

  /** True if the statement was never sent, or the server said that it stopped before its end. */
  @Override
  public boolean isSafeToRetry() {
    return safeToRetry;
  }
}
