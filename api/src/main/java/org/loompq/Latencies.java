package org.loompq;

import java.time.Duration;

/**
 * How long something took, each time since the database was opened. It is a copy that does not
 * change any more. Durations are exact to one percent; what takes longer than an hour counts as an
 * hour.
 *
 * <pre>{@code
 * Duration p99 = db.stats().statements().percentile(99);
 * }</pre>
 */
public interface Latencies {

  /**
   * How often it was done.
   *
   * @return the number of durations
   */
  long count();

  /**
   * The arithmetic mean.
   *
   * @return zero if there is no duration
   */
  Duration mean();

  /**
   * The longest.
   *
   * @return zero if there is no duration
   */
  Duration max();

  /**
   * The duration that a part of all do not exceed.
   *
   * @param percentile the part in percent, from 0 to 100: 50 for the median
   * @return zero if there is no duration
   * @throws IllegalArgumentException if the percentile is not from 0 to 100
   */
  Duration percentile(double percentile);
}
