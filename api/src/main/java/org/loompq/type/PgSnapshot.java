package org.loompq.type;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A {@code pg_snapshot}: which transactions had ended when it was taken. Numbers of transactions
 * are those of {@code xid8}, without a sign.
 *
 * @param xmin the first transaction that was still running; all before it had ended
 * @param xmax the first that had not begun
 * @param xip those between them that were running, in order
 */
public record PgSnapshot(long xmin, long xmax, List<Long> xip) {

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if {@code xmin} is 0 or greater than {@code xmax}, or {@code
   *     xip} is not in order or has one that is not between them
   */
  public PgSnapshot {
    xip = List.copyOf(xip);
    boolean valid = xmin != 0 && Long.compareUnsigned(xmin, xmax) <= 0;
    long least = xmin;
    for (long running : xip) {
      valid &= Long.compareUnsigned(least, running) <= 0;
      valid &= Long.compareUnsigned(running, xmax) < 0;
      least = running + 1;
    }
    if (!valid) {
      throw new IllegalArgumentException("no pg_snapshot: " + text(xmin, xmax, xip));
    }
  }

  /** As in {@code 10:20:10,14,15}. */
  @Override
  public String toString() {
    return text(xmin, xmax, xip);
  }

  private static String text(long xmin, long xmax, List<Long> xip) {
    return xip.stream()
        .map(Long::toUnsignedString)
        .collect(
            Collectors.joining(
                ",", Long.toUnsignedString(xmin) + ":" + Long.toUnsignedString(xmax) + ":", ""));
  }
}
