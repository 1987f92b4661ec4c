package org.loompq.runtime.pool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.loompq.message.DurationText;

/**
 * The time in which no connection can be opened, as the log tells of it: when it begins, but once a
 * minute at most, and when it is over. In between, callers are told by their exceptions.
 */
final class Outage {

  private static final Logger LOGGER = System.getLogger("org.loompq.pool");
  private static final long SILENCE = Duration.ofMinutes(1).toNanos();

  // All guarded by this.

  private int failures;
  private long since;

  /** Whether it is in the log that this one has begun. */
  private boolean reported;

  private boolean anyReported;
  private long lastReported;

  /**
   * An attempt failed.
   *
   * @param open how many connections are open
   */
  synchronized void failed(Throwable cause, int open, long now) {
    if (failures++ == 0) {
      since = now;
    }
    if (!reported && (!anyReported || now - lastReported > SILENCE)) {
      reported = true;
      anyReported = true;
      lastReported = now;
      log(
          Level.WARNING,
          "a connection could not be opened, and is tried again until it can, unlogged; "
              + open
              + (open == 1 ? " is" : " are")
              + " open: "
              + cause.getMessage());
    }
  }

  /** An attempt succeeded. */
  synchronized void ended(long now) {
    if (reported) {
      Duration time = Duration.ofNanos(now - since).truncatedTo(ChronoUnit.MILLIS);
      log(
          Level.INFO,
          "connections can be opened again, after "
              + DurationText.of(time)
              + (failures == 1 ? "; 1 attempt failed" : "; " + failures + " attempts failed"));
    }
    reported = false;
    failures = 0;
  }

  private static void log(Level level, String message) {
    try {
      LOGGER.log(level, message);
    } catch (RuntimeException _) {
      // A logger that fails must not keep connections from being opened.
    }
  }
}
