package org.loompq.runtime.connection;

import org.jspecify.annotations.Nullable;

/**
 * Whether the owner of a statement that is alone on its connection reads the socket again and again
 * for a short while before he parks. A short statement is answered sooner than a thread could be
 * parked and woken, and the carriers that waking would disturb stay asleep. It is not done while
 * the poller is awake, since others wait for answers then; and it stops paying, and being done,
 * when answers take longer or when other virtual threads want the carrier.
 *
 * <p>The connection's worker decides; {@link #spins}, {@link #hasTime} and {@link #ended} are for
 * the owner.
 */
final class Spinning {

  /** About what a round trip with a short statement takes over loopback, in nanoseconds. */
  private static final long LONGEST = 100_000;

  /** Yielding is dear when nobody else wants the carrier, so it is done this seldom to find out. */
  private static final int YIELD_EVERY = 16;

  /** When nobody else wants the carrier, yielding takes less. */
  private static final long LONGEST_YIELD = 20_000;

  private final Gamble gamble = new Gamble();

  /** Whose owner reads; while there is one, no event is asked for. */
  private volatile @Nullable Request spinner;

  /** Set by the owner: it did not pay. */
  private volatile boolean failed;

  // The owner's own.

  private int count;
  private long since;

  /** Whether the owner of the only statement on its way reads, or will do so in a moment. */
  boolean begins(Request only, Registration poller) {
    if (spinner == only) {
      if (!failed) {
        return true;
      }
      spinner = null;
      gamble.tried(false);
      return false;
    }
    failed = false;
    if (!only.isAwaitedByThisThread() || poller.isAwake() || !gamble.isWorthTrying()) {
      return false;
    }
    spinner = only;
    return true;
  }

  /** A statement has been answered; so long after it was sent. */
  void answered(long took) {
    if (spinner != null) {
      spinner = null;
      gamble.tried(took < LONGEST);
    }
  }

  /** There are others on their way now, whose answers nobody would read in time. */
  void end() {
    if (spinner != null) {
      spinner = null;
    }
  }

  boolean spins(Request request) {
    return spinner == request;
  }

  /** Whether the owner who has just begun goes on. */
  @SuppressWarnings("ThreadPriorityCheck") // how long it takes is the question
  boolean hasTime() {
    long now = System.nanoTime();
    if (since == 0) {
      since = now;
      if (++count % YIELD_EVERY == 0) {
        Thread.yield();
        return System.nanoTime() - now < LONGEST_YIELD;
      }
    }
    return now - since < LONGEST && !Thread.currentThread().isInterrupted();
  }

  /** The owner reads no more; true if the worker has to go on without him. */
  boolean ended(Request request) {
    since = 0;
    failed = spinner == request;
    return failed;
  }
}
