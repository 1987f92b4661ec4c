package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before a lost connection is opened again: not at all if it has served for a
 * while, else twice as long each time, and for a random part of that, so that not all clients of a
 * server that comes back rush at it. For one thread at a time.
 */
final class ReopeningDelay {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private int attempts;
  private long openedAt;

  /** It was opened. */
  void opened() {
    openedAt = System.nanoTime();
  }

  /** It was lost. */
  void lost() {
    if (System.nanoTime() - openedAt > LONGEST.toNanos()) {
      attempts = 0;
    }
  }

  /** How long to wait before the next attempt. */
  Duration next() {
    int before = attempts++;
    if (before == 0) {
      return Duration.ZERO;
    }
    long most = Math.min(FIRST.toNanos() << Math.min(before - 1, 10), LONGEST.toNanos());
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
  }
}
