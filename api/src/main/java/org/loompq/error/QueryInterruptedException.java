package org.loompq.error;

/** The calling thread was interrupted. Its interrupt status is set again. */
public final class QueryInterruptedException extends PgException {

  private static final long serialVersionUID = 1;

  /** Whether the statement was never sent. */
  private final boolean safeToRetry;

  /**
   * Makes an exception.
   *
   * @param message what happened
   * @param safeToRetry whether the statement was never sent
   */
  public QueryInterruptedException(String message, boolean safeToRetry) {
    super(message, null);
    this.safeToRetry = safeToRetry;
  }

  /** True if the statement was never sent; otherwise it may have taken effect. */
  @Override
  public boolean isSafeToRetry() {
    return safeToRetry;
  }
}
