package org.loompq.runtime.codec;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Timestamps as the server counts them: microseconds since 2000-01-01 00:00, with the ends of the
 * range for infinity; see {@code src/include/datatype/timestamp.h}.
 */
final class Micros {

  static final long PER_SECOND = 1_000_000;
  static final long PER_DAY = 86_400 * PER_SECOND;
  static final long INFINITY = Long.MAX_VALUE;
  static final long MINUS_INFINITY = Long.MIN_VALUE;

  /** MIN_TIMESTAMP: 4714-11-24 BC 00:00. */
  static final long FIRST = -211_813_488_000_000_000L;

  /** The last microsecond before END_TIMESTAMP: 294276-12-31 23:59:59.999999. */
  static final long LAST = 9_223_371_331_200_000_000L - 1;

  /** 2000-01-01, in seconds since 1970-01-01. */
  private static final long EPOCH_SECOND = 946_684_800;

  private Micros() {}

  /** The nearest microsecond; half a one goes up. */
  static long rounded(long nanos) {
    return Math.floorDiv(nanos + 500, 1000L);
  }

  /**
   * Counts from the server's epoch.
   *
   * @param epochSecond seconds since 1970-01-01
   * @param nanos nanoseconds in that second
   * @param type what errors call the type
   * @throws CodecException if it is out of the server's range
   */
  static long of(long epochSecond, int nanos, String type) {
    long seconds = epochSecond - EPOCH_SECOND;
    if (seconds >= FIRST / PER_SECOND && seconds <= LAST / PER_SECOND) {
      long micros = seconds * PER_SECOND + rounded(nanos);
      if (micros <= LAST) {
        return micros;
      }
    }
    throw new CodecException(
        "the "
            + type
            + " is out of PostgreSQL's range, -4713-11-24T00:00 to +294276-12-31T23:59:59.999999");
  }

  /** Seconds since 1970-01-01. */
  static long epochSecond(long micros) {
    return Math.floorDiv(micros, PER_SECOND) + EPOCH_SECOND;
  }

  /** Nanoseconds in that second. */
  static int nanos(long micros) {
    return (int) Math.floorMod(micros, PER_SECOND) * 1000;
  }

  static LocalDateTime dateTime(long micros) {
    return LocalDateTime.ofEpochSecond(epochSecond(micros), nanos(micros), ZoneOffset.UTC);
  }
}
