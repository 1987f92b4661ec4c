package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Who took a lease, when and where. */
final class LeaseOrigin {

  private final Thread borrower = Thread.currentThread();
  private final long since = System.nanoTime();
  private final StackTraceElement[] borrowedAt = new Throwable().getStackTrace();

  /** Touched by the maintenance thread alone. */
  private boolean reported;

  long since() {
    return since;
  }

  /** True the first time. */
  boolean reportOnce() {
    boolean first = !reported;
    reported = true;
    return first;
  }

  /** What a reader needs to find the leak: where the lease began, and where its thread is now. */
  String describe(long now) {
    StackTraceElement[] current = borrower.getStackTrace();
    String where =
        borrower.isAlive()
            ? "; its thread is now at" + (current.length == 0 ? " no frame" : lines(current))
            : "; its thread has ended";
    return "a connection has been leased for "
        + Duration.ofNanos(now - since).toMillis()
        + " ms (leakThreshold) by thread \""
        + borrower.getName()
        + "\" #"
        + borrower.threadId()
        + ", borrowed at"
        + lines(borrowedAt)
        + where;
  }

  private static String lines(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .filter(frame -> !frame.getClassName().startsWith("org.loompq.runtime.pool."))
        .map(frame -> System.lineSeparator() + "    " + frame)
        .collect(Collectors.joining());
  }
}
