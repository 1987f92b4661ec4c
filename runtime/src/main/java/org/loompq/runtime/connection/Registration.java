package org.loompq.runtime.connection;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A socket that is being watched. Its owner waits; the poller's thread wakes it.
 *
 * <p>{@code waiter} and {@code ready} are written by the owner before it arms, and {@code ready} by
 * whoever wakes it. A wake-up left over from an earlier wait does no harm: the owner then finds
 * nothing to read and waits again.
 */
public abstract class Registration implements AutoCloseable {

  private volatile @Nullable Thread waiter;
  private volatile boolean ready;

  /** Set once, for good: nobody waits here any more. */
  private volatile boolean aborted;

  /**
   * Parks until the socket is ready, the thread is interrupted, the deadline has passed, or waiting
   * was aborted. May return without any of them.
   *
   * @param interest {@link Readiness#READ}, {@link Readiness#WRITE} or both
   * @param deadline a {@link System#nanoTime} value, or {@link Deadline#NONE}
   */
  void await(int interest, long deadline) {
    ready = false;
    waiter = Thread.currentThread();
    arm(interest);
    while (!ready && !aborted && !Thread.currentThread().isInterrupted()) {
      if (deadline == Deadline.NONE) {
        LockSupport.park(this);
        continue;
      }
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        break;
      }
      LockSupport.parkNanos(this, left);
    }
    waiter = null;
  }

  /** Lets the owner's wait return. Called by any thread. */
  void wake() {
    ready = true;
    LockSupport.unpark(waiter);
  }

  /** Lets the owner's wait, and all later ones, return at once. Called by any thread. */
  void abort() {
    aborted = true;
    LockSupport.unpark(waiter);
  }

  boolean isAborted() {
    return aborted;
  }

  /** Has the next event of this kind wake the owner, once. */
  abstract void arm(int interest);

  /** Ends the watching, before the socket is closed. */
  @Override
  public abstract void close();
}
