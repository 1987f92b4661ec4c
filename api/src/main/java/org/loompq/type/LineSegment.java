package org.loompq.type;

/**
 * A value of the type {@code lseg}.
 *
 * @param start one end
 * @param end the other end
 */
public record LineSegment(Point start, Point end) {

  /** As PostgreSQL writes it, such as {@code [(1,2),(3,4)]}. */
  @Override
  public String toString() {
    return "[" + start + "," + end + "]";
  }
}
