package org.loompq.runtime.pool;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.loompq.Latencies;

/** Latencies in a histogram of nanoseconds that nobody writes any more. */
final class RecordedLatencies implements Latencies {

  private final Histogram histogram;
  private final Duration mean;

  RecordedLatencies(Histogram histogram) {
    this.histogram = histogram;
    this.mean = Duration.ofNanos(Math.round(histogram.getMean())); // not for several threads
  }

  @Override
  public long count() {
    return histogram.getTotalCount();
  }

  @Override
  public Duration mean() {
    return mean;
  }

  @Override
  public Duration max() {
    return Duration.ofNanos(histogram.getMaxValue());
  }

  @Override
  public Duration percentile(double percentile) {
    if (!(percentile >= 0 && percentile <= 100)) { // so that it refuses NaN too
      throw new IllegalArgumentException("a percentile is from 0 to 100, not " + percentile);
    }
    return Duration.ofNanos(histogram.getValueAtPercentile(percentile));
  }

  @Override
  public String toString() {
    return count()
        + " times, median "
        + percentile(50)
        + ", 99 % "
        + percentile(99)
        + ", max "
        + max();
  }
}
