package org.loompq.error;

import org.jspecify.annotations.Nullable;

/**
 * The body of a transaction, or of a savepoint, ended normally, but what it did could not be kept:
 * a statement in it had failed, or something that had joined it. Without this exception the caller
 * would take for done what was rolled back.
 */
public final class TransactionRolledBackException extends PgException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception.
   *
   * @param message what was rolled back, and why
   * @param cause what had failed, if that is known
   */
  public TransactionRolledBackException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Whether that holds of its cause: nothing was kept. */
  @Override
  public boolean isSafeToRetry() {
    return getCause() instanceof PgException reason && reason.isSafeToRetry();
  }
}
