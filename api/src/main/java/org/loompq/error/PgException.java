package org.loompq.error;

import org.jspecify.annotations.Nullable;

/** The root of everything that loompq throws because of a database or of what it sent. */
public abstract class PgException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception.
   *
   * @param message what happened, to what, and what to do
   * @param cause what made it happen, if anything else did
   */
  protected PgException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Whether running the same statement again is harmless and may succeed: the failed attempt is
   * known to have changed nothing, and its cause may pass. Inside a transaction, the whole
   * transaction must run again.
   *
   * @return whether a retry is safe; false where it is unknown
   */
  public abstract boolean isSafeToRetry();
}
