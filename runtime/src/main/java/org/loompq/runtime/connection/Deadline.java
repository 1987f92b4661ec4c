package org.loompq.runtime.connection;

import java.time.Duration;

/** Points in time on the clock of {@link System#nanoTime}. */
public final class Deadline {

  /** Never. */
  public static final long NONE = Long.MAX_VALUE;

  private Deadline() {}

  /** The point that is so far from now; never, if the timeout is zero. */
  public static long after(Duration timeout) {
    return after(timeout, System.nanoTime());
  }

  /** The point that is so far from another; never, if the timeout is zero. */
  public static long after(Duration timeout, long since) {
    if (timeout.isZero()) {
      return NONE;
    }
    long deadline = since + saturatedNanos(timeout);
    return deadline == NONE ? NONE - 1 : deadline;
  }

  /** The one that comes first. */
  public static long earlier(long one, long other) {
    if (one == NONE || other == NONE) {
      return one == NONE ? other : one;
    }
    return one - other <= 0 ? one : other;
  }

  /** Whether a point has passed. */
  static boolean isPast(long deadline) {
    return deadline != NONE && deadline - System.nanoTime() <= 0;
  }

  /** A duration in nanoseconds, at most a hundred years. */
  public static long saturatedNanos(Duration duration) {
    Duration longest = Duration.ofDays(36_500);
    return duration.compareTo(longest) < 0 ? duration.toNanos() : longest.toNanos();
  }
}
