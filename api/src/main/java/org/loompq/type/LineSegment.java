package org.loompq.type;

import java.util.Objects;

/**
 * A value of the type {@code lseg}.
 *
 * @param start one end
 * @param end the other end
 */
public record LineSegment(Point start, Point end) {

  /**
   * Makes a value.
   *
   * @param start one end
   * @param end the other end
   */
  public LineSegment {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
  }

  /** As PostgreSQL writes it, such as {@code [(1,2),(3,4)]}. */
  @Override
  public String toString() {
    return "[" + start + "," + end + "]";
  }
}
