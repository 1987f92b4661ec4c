package org.loompq.type;

import java.util.Objects;

/**
 * A value of the type {@code box}: a rectangle along the axes. It may be made of any two opposite
 * corners; as PostgreSQL does, it keeps the upper right and the lower left one.
 *
 * @param high the corner with the greater coordinates; NaN is greater than all others
 * @param low the corner with the lesser coordinates
 */
public record Box(Point high, Point low) {

  /**
   * Makes a value.
   *
   * @param high a corner
   * @param low the opposite one
   */
  public Box {
    Objects.requireNonNull(high, "high");
    Objects.requireNonNull(low, "low");
    boolean swapX = isLess(high.x(), low.x());
    boolean swapY = isLess(high.y(), low.y());
    if (swapX || swapY) {
      Point first = high;
      Point second = low;
      high = new Point(swapX ? second.x() : first.x(), swapY ? second.y() : first.y());
      low = new Point(swapX ? first.x() : second.x(), swapY ? first.y() : second.y());
    }
  }

  /** In the server's order, where 0 and -0 are the same. */
  private static boolean isLess(double value, double other) {
    return value < other || (Double.isNaN(other) && !Double.isNaN(value));
  }

  /** As PostgreSQL writes it, such as {@code (3,4),(1,2)}. */
  @Override
  public String toString() {
    return high + "," + low;
  }
}
