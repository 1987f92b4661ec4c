package org.loompq.runtime.pool;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;

/**
 * Counts durations in nanoseconds. Any thread records, which allocates nothing and waits for
 * nobody. It is never reset, so there is no need for HdrHistogram's Recorder, whose phaser would
 * cost as much again.
 */
final class LatencyHistogram {

  private static final long LONGEST = TimeUnit.HOURS.toNanos(1);
  private static final int SIGNIFICANT_DIGITS = 2;

  private final AtomicHistogram recorded = new AtomicHistogram(LONGEST, SIGNIFICANT_DIGITS);

  /** One to add copies to. */
  static Histogram empty() {
    return new Histogram(LONGEST, SIGNIFICANT_DIGITS);
  }

  void record(long nanos) {
    recorded.recordValue(Math.clamp(nanos, 0, LONGEST));
  }

  /** What was recorded up to now, whatever is recorded meanwhile. */
  Histogram copy() {
    Histogram copy = empty();
    copy.add(recorded); // counts what it has seen, and not what the source has counted
    return copy;
  }
}
