package org.loompq.bench.race;

import java.time.Duration;

/**
 * How long one slice lasts, and what of it counts.
 *
 * @param ramp what callers do at first, not counted: until then they have not met the queue yet
 * @param window how long they go on after it
 * @param toTheEnd whether requests begun in time count to their end, as does the time until the
 *     last of them; else only those answered within the window count. For requests that take long
 *     against the window.
 */
record Span(Duration ramp, Duration window, boolean toTheEnd) {

  static Span window(long rampMillis, long windowMillis) {
    return new Span(Duration.ofMillis(rampMillis), Duration.ofMillis(windowMillis), false);
  }

  static Span toTheEnd(long windowMillis) {
    return new Span(Duration.ZERO, Duration.ofMillis(windowMillis), true);
  }
}
