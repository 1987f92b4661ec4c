package org.loompq.runtime.connection;

import org.jspecify.annotations.Nullable;

/**
 * Whether the owner of a statement that is alone on its connection reads the socket again and again
 * for a short while before he parks. A short statement is answered sooner than a thread could be
 * parked and woken, and the carriers that waking would disturb stay asleep. It is not done while
 * the poller is awake, since others wait for answers then; and it stops paying, and being done,
 * when answers take longer or when other virtual threads want the carrier.
 *
 * <p>The connection's worker decides, and only where he is himself the owner and has just submitted
 * the statement: so he is sure to look at {@link #isFor} before he parks. From then on no event is
 * asked for, until the owner gives up or others are on their way.
 */
final class Spinning {

  /** About what a round trip with a short statement takes over loopback, in nanoseconds. */
  private static final long LONGEST = 100_000;

  /** Yielding is dear when nobody else wants the carrier, so it is done this seldom to find out. */
  private static final int YIELD_EVERY = 16;

  /** When nobody else wants the carrier, yielding takes less. */
  private static final long LONGEST_YIELD = 20_000;

  private final Gamble gamble = new Gamble();

  /** How often somebody began; the worker's. */
  private int count;

  /** Whose owner reads. Written by the worker. */
  private volatile @Nullable Request spinner;

  /** Whose owner has given up. Written by owners, each of whom names his own. */
  private volatile @Nullable Request givenUp;

  /** Whether he did so since others wanted the carrier; written before {@code givenUp}. */
  private volatile boolean crowded;

  // For the worker

  /** Whether the owner of the only statement on its way reads, or will do so in a moment. */
  boolean begins(Request only, Registration poller) {
    if (spinner == only) {
      return !hasGivenUp(only);
    }
    if (only.isInPieces()
        || !only.isBeingSubmittedByThisThread()
        || poller.isAwake()
        || !gamble.isWorthTrying()) {
      return false;
    }
    count++;
    givenUp = null;
    crowded = false;
    spinner = only;
    return true;
  }

  private boolean hasGivenUp(Request only) {
    if (givenUp != only) {
      return false;
    }
    spinner = null;
    if (crowded) {
      crowded = false;
      gamble.lost();
    } else {
      gamble.tried(false);
    }
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

  // For the owner

  boolean isFor(Request request) {
    return spinner == request;
  }

  /**
   * Calls for the answer until it has come or that does not pay.
   *
   * @param read has the worker read
   * @return whether the owner has given up, and the worker must be told
   */
  @SuppressWarnings("ThreadPriorityCheck") // how long yielding takes is the question
  boolean spin(Request request, Runnable read) {
    long since = System.nanoTime();
    boolean pays = true;
    if (count % YIELD_EVERY == 0) {
      Thread.yield();
      pays = System.nanoTime() - since < LONGEST_YIELD;
      if (!pays) {
        crowded = true;
      }
    }
    while (pays && isFor(request) && !request.isBack()) {
      read.run();
      pays = System.nanoTime() - since < LONGEST && !Thread.currentThread().isInterrupted();
    }
    boolean abandons = isFor(request);
    if (abandons) {
      givenUp = request;
    }
    return abandons;
  }
}
