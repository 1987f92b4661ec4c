package org.loompq.type;

/**
 * A value of the type {@code line}: all points where {@code ax + by + c = 0}.
 *
 * @param a what {@code x} is multiplied with
 * @param b what {@code y} is multiplied with
 * @param c what is added
 */
public record Line(double a, double b, double c) {

  /** EPSILON in {@code src/include/utils/geo_decls.h}. */
  private static final double ZERO = 1e-6;

  /**
   * Makes a value.
   *
   * @param a what {@code x} is multiplied with
   * @param b what {@code y} is multiplied with
   * @param c what is added
   * @throws IllegalArgumentException if {@code a} and {@code b} are both 0, for which PostgreSQL
   *     takes all that is not more than 0.000001 from it
   */
  public Line {
    if (Math.abs(a) <= ZERO && Math.abs(b) <= ZERO) {
      throw new IllegalArgumentException("a and b of a line cannot both be 0");
    }
  }

  /** As PostgreSQL writes it, such as {@code {1,-1,0}}. */
  @Override
  public String toString() {
    return "{" + Float8Text.of(a) + "," + Float8Text.of(b) + "," + Float8Text.of(c) + "}";
  }
}
