package org.loompq.runtime.pool;

import java.time.Duration;
import org.loompq.error.AcquireTimeoutException;
import org.loompq.error.ConnectionException;

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

  /** As many as may wait do so already. */
  RuntimeException tooManyWait(Object purpose) {
    if (members.isClosed()) {
      return closed();
    }
    counters.acquireTimeouts.increment();
    int busy = members.busy();
    int waiting = waiters.exactCount() + backlog.count();
    return new AcquireTimeoutException(
        "no connection for "
            + purpose
            + ": "
            + waiting
            + " callers wait already (maxWaiters), "
            + busy
            + " connections are busy",
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
      return closed();
    }
    counters.acquireTimeouts.increment();
    int busy = members.busy();
    int waiting = waiters.exactCount() + backlog.count();
    Duration waited = Duration.ofNanos(System.nanoTime() - since);
    Throwable failure = lifecycle.opening().failure();
    return new AcquireTimeoutException(
        "no connection for "
            + purpose
            + " within "
            + waited.toMillis()
            + " ms (acquireTimeout "
            + acquireTimeout
            + "): "
            + busy
            + " of at most "
            + members.limits().most()
            + " connections are busy, "
            + waiting
            + " other callers wait"
            + (failure == null ? "" : "; the last attempt to open one failed"),
        busy,
        waiting,
        waited,
        failure);
  }
}
