package org.loompq.error;

import java.time.Duration;

/**
 * The server did not answer in time. It was told to cancel the statement; whether it had ended
 * before is not known.
 */
public final class QueryTimeoutException extends PgException {

  private static final long serialVersionUID = 1;

  /** The limit that was exceeded. */
  private final Duration timeout;

  /**
   * Makes an exception.
   *
   * @param message what happened
   * @param timeout the limit that was exceeded
   */
  public QueryTimeoutException(String message, Duration timeout) {
    super(message, null);
    this.timeout = timeout;
  }

  /** False: the statement may have taken effect. */
  @Override
  public boolean isSafeToRetry() {
    return false;
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
