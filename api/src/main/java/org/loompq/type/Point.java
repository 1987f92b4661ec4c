package org.loompq.type;

/**
 * A value of the type {@code point}.
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
