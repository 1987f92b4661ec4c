package org.loompq.runtime.pool;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.loompq.error.AcquireTimeoutException;
import org.loompq.error.ConnectionException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.message.DurationText;

/** What those are told who get no connection; counts those who were not given one in time. */
final class Refusals {

  private final Members members;
  private final Lifecycle lifecycle;
  private final Waiters waiters;
  private final Backlog backlog;
  private final Counters counters;
  private final Duration acquireTimeout;

  Refusals(
      Members members,
      Lifecycle lifecycle,
      Waiters waiters,
      Backlog backlog,
      Counters counters,
      Duration acquireTimeout) {
    this.members = members;
    this.lifecycle = lifecycle;
    this.waiters = waiters;
    this.backlog = backlog;
    this.counters = counters;
    this.acquireTimeout = acquireTimeout;
  }

  static ConnectionException closed() {
    return new ConnectionException("the database is closed", null, true);
  }

  private static ConnectionException closed(Object purpose) {
    return new ConnectionException(
        "the database is closed: no connection for " + purpose, null, true);
  }

  /**
   * Refuses those whose thread is interrupted already.
   *
   * @throws QueryInterruptedException if it is
   */
  static void checkNotInterrupted(Object purpose) {
    if (Thread.currentThread().isInterrupted()) {
      throw new QueryInterruptedException(
          "interrupted before " + purpose + " got a connection", true);
    }
  }

  /** How many callers wait for a connection. */
  int waiting() {
    return waiters.exactCount() + backlog.count();
  }

  /** As many as may wait do so already. */
  RuntimeException tooManyWait(Object purpose) {
    if (members.isClosed()) {
      return closed(purpose);
    }
    counters.acquireTimeouts.increment();
    int busy = members.busy();
    int waiting = waiting();
    return new AcquireTimeoutException(
        "no connection for "
            + purpose
            + ": "
            + waiting
            + " callers wait already (maxWaiters), "
            + busy
            + " connections are busy; call from fewer threads at once, or raise maxWaiters",
        busy,
        waiting,
        Duration.ZERO,
        lifecycle.opening().failure());
  }

  /**
   * The time to wait is over.
   *
   * @param since when the wait began, on the clock of {@link System#nanoTime}
   */
  RuntimeException tooLate(Object purpose, long since) {
    if (members.isClosed()) {
      return closed(purpose);
    }
    counters.acquireTimeouts.increment();
    int busy = members.busy();
    int waiting = waiting();
    Duration waited = Duration.ofNanos(System.nanoTime() - since);
    Throwable failure = lifecycle.opening().failure();
    return new AcquireTimeoutException(
        "no connection for "
            + purpose
            + " within "
            + DurationText.of(waited.truncatedTo(ChronoUnit.MILLIS))
            + " (acquireTimeout "
            + DurationText.of(acquireTimeout)
            + "): "
            + busy
            + " of at most "
            + members.limits().most()
            + " connections are busy, "
            + waiting
            + " other callers wait; "
            + (failure == null
                ? "are leases or transactions held for long (leakThreshold reports them), or"
                    + " maxConnections too few?"
                : "the last attempt to open one failed, see the cause"),
        busy,
        waiting,
        waited,
        failure);
  }
}
