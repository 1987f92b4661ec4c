package org.loompq.runtime.pool;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A caller that waits for a connection. It has one outcome, and whoever sets it first decides: it
 * is handed a connection, told to give up, or leaves by itself.
 */
final class Waiter {

  private static final Object GIVE_UP = new Object();
  private static final Object LEFT = new Object();

  private final Thread thread = Thread.currentThread();
  private final long since;

  /** Null while it waits; then a {@link PooledConnection} or one of the constants. */
  private final AtomicReference<@Nullable Object> outcome = new AtomicReference<>();

  Waiter(long since) {
    this.since = since;
  }

  /** When it began to wait, on the clock of {@link System#nanoTime}. */
  long since() {
    return since;
  }

  boolean isWaiting() {
    return outcome.get() == null;
  }

  /** The connection that it was handed, if any. */
  @Nullable PooledConnection handed() {
    return outcome.get() instanceof PooledConnection connection ? connection : null;
  }

  /** Parks until it has an outcome, or the thread is interrupted. */
  void await() {
    while (isWaiting() && !thread.isInterrupted()) {
      LockSupport.park(this);
    }
  }

  /** Whether it still waited, and now has the connection. */
  boolean hand(PooledConnection connection) {
    return decide(connection);
  }

  /** Whether it still waited, and now gives up. */
  boolean giveUp() {
    return decide(GIVE_UP);
  }

  /** Whether it still waited, and now does not. Called by its own thread. */
  boolean leave() {
    return decide(LEFT);
  }

  private boolean decide(Object what) {
    if (!outcome.compareAndSet(null, what)) {
      return false;
    }
    LockSupport.unpark(thread);
    return true;
  }
}
