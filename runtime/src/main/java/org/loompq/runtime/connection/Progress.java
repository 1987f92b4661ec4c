package org.loompq.runtime.connection;

/** How far the answers have come, and when. The connection's worker writes it, anybody reads. */
final class Progress {

  /** A backend that was heard of this recently is taken to be there. */
  private static final long FRESH = 100_000;

  private volatile boolean drained = true;

  /** When the statement that is answered next began to be so. */
  private volatile long headSince;

  private volatile long lastAnswered = System.nanoTime();
  private volatile long lastKnown = lastAnswered;

  /** For the worker. */
  private long lastReceived = lastAnswered;

  /** The backend gets something to do again. */
  void begun() {
    headSince = System.nanoTime();
    drained = false;
  }

  /** The socket was read. */
  void received() {
    lastReceived = System.nanoTime();
  }

  /** The backend was found to be there when the socket was read last. */
  void known() {
    lastKnown = lastReceived;
  }

  /**
   * A statement has been answered.
   *
   * @param last whether none was sent behind it
   * @return for how long it was the next to be so, in nanoseconds
   */
  long answered(boolean last) {
    long took = lastReceived - headSince;
    headSince = lastReceived;
    lastAnswered = lastReceived;
    lastKnown = lastReceived;
    drained = last;
    return took;
  }

  /** There will be no more answers. */
  void ended() {
    drained = true;
  }

  /** Whether the socket was read a moment ago; for the worker. */
  boolean isFresh() {
    return System.nanoTime() - lastReceived <= FRESH;
  }

  /** Whether everything that was sent has been answered. */
  boolean isDrained() {
    return drained;
  }

  /** For how long the statement that is answered next has been so; 0 if there is none. */
  long headRunsFor(long now) {
    return drained ? 0 : now - headSince;
  }

  /** When the backend was last known to be there. */
  long lastKnown() {
    return lastKnown;
  }

  /** When a statement was last answered. */
  long lastAnswered() {
    return lastAnswered;
  }
}
