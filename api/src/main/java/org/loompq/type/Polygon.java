package org.loompq.type;

import java.util.List;

/**
 * A value of the type {@code polygon}.
 *
 * @param points its corners in order, at least one; unmodifiable
 */
public record Polygon(List<Point> points) {

  /**
   * Makes a value.
   *
   * @param points the corners in order
   * @throws IllegalArgumentException if there is none
   */
  public Polygon {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a polygon has one point at least");
    }
  }

  /**
   * Makes a value.
   *
   * @param points the corners in order
   * @return the value
   * @throws IllegalArgumentException if there is none
   */
  public static Polygon of(Point... points) {
    return new Polygon(List.of(points));
  }

  /** As PostgreSQL writes it, such as {@code ((1,2),(3,4),(5,0))}. */
  @Override
  public String toString() {
    return Path.text(points, "(", ")");
  }
}
