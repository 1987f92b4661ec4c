package org.loompq.type;

/**
 * A value of the type {@code point}.
 *
 * <p>Points are equal if their doubles are by {@link Double#equals}, so that NaN equals NaN and 0.0
 * does not equal -0.0, and so are what is made of points. For PostgreSQL points are the same
 * ({@code ~=}) where their coordinates differ by no more than 0.000001, so also 0 and -0; and its
 * {@code =} compares the areas of boxes and circles.
 *
 * @param x the first coordinate, any double
 * @param y the second coordinate, any double
 */
public record Point(double x, double y) {

  /** As PostgreSQL writes it, such as {@code (1,2.5)}. */
  @Override
  public String toString() {
    return "(" + Float8Text.of(x) + "," + Float8Text.of(y) + ")";
  }
}
