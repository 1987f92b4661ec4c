package org.loompq.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** No connection became free in time, or too many callers waited already. Nothing was sent. */
public final class AcquireTimeoutException extends PgException {

  private static final long serialVersionUID = 1;

  /** Connections in use when the caller gave up. */
  private final int busy;

  /** Other callers waiting when this one gave up. */
  private final int waiting;

  /** How long the caller waited. */
  private final Duration waited;

  /**
   * Makes an exception.
   *
   * @param message what happened and what to do
   * @param busy connections in use
   * @param waiting other callers waiting
   * @param waited how long this caller waited
   * @param cause why no connection could be opened lately, if that failed
   */
  public AcquireTimeoutException(
      String message, int busy, int waiting, Duration waited, @Nullable Throwable cause) {
    super(message, cause);
    this.busy = busy;
    this.waiting = waiting;
    this.waited = waited;
  }

  /** True: nothing was sent. */
  @Override
  public boolean isSafeToRetry() {
    return true;
  }

  /**
   * Connections in use when the caller gave up.
   *
   * @return their count
   */
  public int busy() {
    return busy;
  }

  /**
   * Other callers waiting when this one gave up.
   *
   * @return their count
   */
  public int waiting() {
    return waiting;
  }

  /**
   * How long the caller waited.
   *
   * @return the time waited; zero if it was refused at once
   */
  public Duration waited() {
    return waited;
  }
}
