package org.loompq.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.ServerException;

/**
 * The attempts at one transaction. Between two of them there is a pause of random length, so that
 * those who got into each other's way do not meet again; the longest that it may be doubles with
 * each attempt.
 */
final class Retries {

  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final int most;
  private final List<Throwable> failures = new ArrayList<>();
  private @Nullable ServerException givenUpBy;

  Retries(int most) {
    this.most = most;
  }

  /** What the server has given up the attempt for that is about to fail; null if it has not. */
  void givenUpBy(@Nullable ServerException reason) {
    givenUpBy = reason;
  }

  /**
   * An attempt has failed. Pauses if there may be another; otherwise the earlier failures are added
   * to the last one as suppressed exceptions.
   *
   * @return whether there is to be another
   * @throws QueryInterruptedException if the thread is interrupted during the pause
   */
  boolean followedAfter(Throwable failed) {
    boolean again = givenUpBy != null && failures.size() < most;
    givenUpBy = null;
    if (!again) {
      failures.forEach(failed::addSuppressed);
      return false;
    }
    failures.add(failed);
    pause();
    return true;
  }

  private void pause() {
    long longest = Math.min(FIRST_PAUSE << Math.min(failures.size() - 1, 20), LONGEST_PAUSE);
    try {
      TimeUnit.NANOSECONDS.sleep(ThreadLocalRandom.current().nextLong(longest));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      QueryInterruptedException ended =
          new QueryInterruptedException(
              "interrupted before attempt " + (failures.size() + 1) + " at a transaction", true);
      failures.forEach(ended::addSuppressed);
      throw ended;
    }
  }
}
