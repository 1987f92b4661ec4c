package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How many connections there are and are being made, and whether it makes sense to try another now:
 * after a failure the next attempt waits, twice as long each time.
 */
final class Opening {

  private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

  /** Connections open or being opened. */
  private final AtomicInteger reserved = new AtomicInteger();

  private final AtomicInteger opening = new AtomicInteger();

  /** The last failure, until an attempt succeeds. */
  private volatile @Nullable Throwable failure;

  private volatile int failures;
  private volatile long notBefore;

  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private volatile boolean draining;

  int reserved() {
    return reserved.get();
  }

  /** Whether there is room for another, and no failure to recover from. */
  boolean hasRoom(int most) {
    return reserved.get() < most && failure == null;
  }

  int opening() {
    return opening.get();
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /** Whether the time to wait after a failure is not over. */
  boolean isBackingOff(long now) {
    return failure != null && notBefore - now > 0;
  }

  /** Takes a place for a connection that is to be opened, if there is one below a limit. */
  boolean reserve(int limit) {
    int current = reserved.get();
    while (current < limit) {
      if (reserved.compareAndSet(current, current + 1)) {
        opening.incrementAndGet();
        return true;
      }
      current = reserved.get();
    }
    return false;
  }

  synchronized void succeeded() {
    opening.decrementAndGet();
    failures = 0;
    failure = null;
  }

  /**
   * An attempt failed. Attempts that fail together count as one, so that a short outage does not
   * make the pool wait long.
   *
   * @return how long to wait for the next attempt, in nanoseconds
   */
  synchronized long failed(Throwable cause, long now) {
    if (!isBackingOff(now)) {
      int exponent = Math.min(failures++, 10);
      long backoff = FIRST_BACKOFF.toNanos() << exponent;
      notBefore = now + Math.min(backoff, LONGEST_BACKOFF.toNanos());
    }
    failure = cause;
    abandoned();
    return notBefore - now;
  }

  /** Gives back the place of a connection that was not opened. */
  void abandoned() {
    opening.decrementAndGet();
    closed();
  }

  /** Gives a place back: a connection was closed. */
  void closed() {
    if (reserved.decrementAndGet() == 0 && draining) {
      drained.complete(null);
    }
  }

  /** Completes once no connection is left, provided that no more are reserved. */
  CompletableFuture<Void> drain() {
    draining = true;
    if (reserved.get() == 0) {
      drained.complete(null);
    }
    return drained;
  }
}
