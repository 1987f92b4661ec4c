package org.loompq.message;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Durations as messages show them: as {@link org.loompq.Timeout} takes them, but for fractions and
 * negative ones, which it does not take.
 */
public final class DurationText {

  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private DurationText() {}

  /**
   * Writes a duration with the largest unit that needs no fraction; what is finer than
   * milliseconds, or long and uneven, as a fraction of seconds.
   *
   * @param duration any duration
   * @return such as {@code 200ms}, {@code 2s}, {@code 1m} or {@code 1h}
   */
  public static String of(Duration duration) {
    long seconds = duration.getSeconds();
    int nanos = duration.getNano();
    if (nanos != 0) {
      return nanos % NANOS_PER_MILLI == 0 && Math.abs(seconds) < MINUTE
          ? duration.toMillis() + "ms"
          : BigDecimal.valueOf(seconds)
                  .add(BigDecimal.valueOf(nanos, 9))
                  .stripTrailingZeros()
                  .toPlainString()
              + "s";
    }
    if (seconds == 0 || seconds % MINUTE != 0) {
      return seconds + "s";
    }
    return seconds % HOUR == 0 ? seconds / HOUR + "h" : seconds / MINUTE + "m";
  }
}
