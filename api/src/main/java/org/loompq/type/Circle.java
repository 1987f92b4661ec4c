package org.loompq.type;

import java.util.Objects;

/**
 * A value of the type {@code circle}.
 *
 * @param center its center
 * @param radius its radius, not negative
 */
public record Circle(Point center, double radius) {

  /**
   * Makes a value.
   *
   * @param center its center
   * @param radius its radius
   * @throws IllegalArgumentException if the radius is negative
   */
  public Circle {
    Objects.requireNonNull(center, "center");
    if (radius < 0) {
      throw new IllegalArgumentException("the radius of a circle cannot be " + radius);
    }
  }

  /** As PostgreSQL writes it, such as {@code <(1,2),3>}. */
  @Override
  public String toString() {
    return "<" + center + "," + Float8Text.of(radius) + ">";
  }
}
