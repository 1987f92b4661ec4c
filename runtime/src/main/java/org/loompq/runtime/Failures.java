package org.loompq.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.error.PipelineAbortedException;

/** The statements of a pipeline that failed, of which its caller has to be told. */
final class Failures {

  /** So many exceptions are suppressed ones of another: nobody reads more. */
  private static final int MOST_SUPPRESSED = 100;

  /** So many are kept that only follow from another. */
  private static final int MOST_ABORTED = 100;

  private final List<PendingResult> failed = new ArrayList<>();
  private int aborted;

  void add(PendingResult statement) {
    boolean follows = statement.untold() instanceof PipelineAbortedException;
    if (!follows || aborted++ < MOST_ABORTED) {
      failed.add(statement);
    }
  }

  /**
   * Throws the first that nobody has read. What only follows from another is thrown if there is
   * nothing else.
   */
  void throwUntold() {
    Throwable first = firstUntold();
    if (first != null) {
      throw unchecked(first);
    }
  }

  private @Nullable Throwable firstUntold() {
    Throwable aborted = null;
    for (PendingResult each : failed) {
      Throwable untold = each.untold();
      if (untold != null && !(untold instanceof PipelineAbortedException)) {
        return untold;
      }
      aborted = aborted == null ? untold : aborted;
    }
    return aborted;
  }

  /** Adds those that nobody has read to an exception that is thrown. */
  void suppressUntold(Throwable thrown) {
    failed.stream()
        .map(PendingResult::untold)
        .filter(untold -> untold != null && !(untold instanceof PipelineAbortedException))
        .filter(untold -> !untold.equals(thrown) && !untold.equals(thrown.getCause()))
        .distinct()
        .limit(MOST_SUPPRESSED)
        .forEach(thrown::addSuppressed);
  }

  /** What a statement can throw; for the caller to throw. */
  static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }
}
