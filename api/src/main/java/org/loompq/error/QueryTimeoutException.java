package org.loompq.error;

import java.time.Duration;

/**
 * A statement was not answered in time. If it had been sent, the server was told to cancel it, and
 * whether it had ended before is not known.
 */
public final class QueryTimeoutException extends PgException {

  private static final long serialVersionUID = 1;

  /** The limit that was exceeded. */
  private final Duration timeout;

  /** Whether the statement was never sent. */
  private final boolean safeToRetry;

  /**
   * Makes an exception.
   *
   * @param message what happened
   * @param timeout the limit that was exceeded
   * @param safeToRetry whether the statement was never sent
   */
  public QueryTimeoutException(String message, Duration timeout, boolean safeToRetry) {
    super(message, null);
    this.timeout = timeout;
    this.safeToRetry = safeToRetry;
  }

  /** True if the statement was never sent; otherwise it may have taken effect. */
  @Override
  public boolean isSafeToRetry() {
    return safeToRetry;
  }

  /**
   * The limit that was exceeded.
   *
   * @return the limit
   */
  public Duration timeout() {
    return timeout;
  }
}
