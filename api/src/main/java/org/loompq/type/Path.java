package org.loompq.type;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A value of the type {@code path}: points that lines go through.
 *
 * @param isClosed whether a line goes from the last point back to the first
 * @param points the points in order, at least one; unmodifiable
 */
public record Path(boolean isClosed, List<Point> points) {

  /**
   * Makes a value.
   *
   * @param isClosed whether a line goes back to the first point
   * @param points the points in order
   * @throws IllegalArgumentException if there is no point
   */
  public Path {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a path has one point at least");
    }
  }

  /**
   * A path whose ends are not joined.
   *
   * @param points the points in order
   * @return the value
   * @throws IllegalArgumentException if there is none
   */
  public static Path open(Point... points) {
    return new Path(false, List.of(points));
  }

  /**
   * A path that leads back to its first point.
   *
   * @param points the points in order
   * @return the value
   * @throws IllegalArgumentException if there is none
   */
  public static Path closed(Point... points) {
    return new Path(true, List.of(points));
  }

  /** The points as PostgreSQL writes them, in parentheses or brackets. */
  static String text(List<Point> points, String begin, String end) {
    return points.stream().map(Point::toString).collect(Collectors.joining(",", begin, end));
  }

  /** As PostgreSQL writes it: {@code ((1,2),(3,4))} if closed, else {@code [(1,2),(3,4)]}. */
  @Override
  public String toString() {
    return isClosed ? text(points, "(", ")") : text(points, "[", "]");
  }
}
