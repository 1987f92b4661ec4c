package org.loompq.runtime.pool;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A caller that waits for a connection. It has one outcome: it is handed a connection, told to give
 * up, or leaves by itself. {@link Waiters} decides which, under its lock.
 */
final class Waiter {

  private static final Object GIVEN_UP = new Object();
  private static final Object LEFT = new Object();

  private final Thread thread = Thread.currentThread();
  private final long since;
  private final boolean comesBack;

  /** Null while it waits; then a {@link PooledConnection} or one of the constants. */
  private volatile @Nullable Object outcome;

  /**
   * For the current thread.
   *
   * @param comesBack whether it has been handed a connection before that it could not use
   */
  Waiter(long since, boolean comesBack) {
    this.since = since;
    this.comesBack = comesBack;
  }

  boolean comesBack() {
    return comesBack;
  }

  /** When it began to wait, on the clock of {@link System#nanoTime}. */
  long since() {
    return since;
  }

  boolean isWaiting() {
    return outcome == null;
  }

  /** The connection that it was handed, if any. */
  @Nullable PooledConnection handed() {
    return outcome instanceof PooledConnection connection ? connection : null;
  }

  /** Parks until it has an outcome, or the thread is interrupted. */
  void await() {
    while (isWaiting() && !thread.isInterrupted()) {
      LockSupport.park(this);
    }
  }

  void hand(PooledConnection connection) {
    outcome = connection;
    LockSupport.unpark(thread);
  }

  void giveUp() {
    outcome = GIVEN_UP;
    LockSupport.unpark(thread);
  }

  void leave() {
    outcome = LEFT;
  }
}
