package org.loompq.type;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * {@code float8} as the server writes it: the fewest digits that lead back to the same number; see
 * {@code src/common/d2s.c}.
 *
 * <p>Java's digits are not always the same: it writes two at least, and it also takes a decimal
 * that lies exactly in the middle between two numbers, so 1e23 where the server writes
 * 9.999999999999999e+22.
 */
final class Float8Text {

  /** Powers of ten of the first digit that are written without an exponent. */
  private static final int LEAST_PLAIN = -4;

  private static final int MOST_PLAIN = 14;

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private Float8Text() {}

  static String of(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    return value == 0 ? sign + "0" : sign + written(shortest(Math.abs(value)));
  }

  private static String written(BigDecimal decimal) {
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent >= LEAST_PLAIN && exponent <= MOST_PLAIN) {
      return decimal.toPlainString();
    }
    String digits = decimal.unscaledValue().toString();
    String point = digits.length() > 1 ? "." : "";
    String power = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    return digits.charAt(0) + point + digits.substring(1) + (exponent < 0 ? "e-" : "e+") + power;
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    int digits = new BigDecimal(Double.toString(value)).stripTrailingZeros().precision();
    for (int count = digits == 2 ? 1 : digits; ; count++) {
      for (RoundingMode mode :
          new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP}) {
        BigDecimal rounded = exact.round(new MathContext(count, mode));
        if (leadsBack(rounded, exact, value)) {
          return rounded.stripTrailingZeros();
        }
      }
    }
  }

  /** Whether a decimal is nearer to a number than to its neighbours. */
  private static boolean leadsBack(BigDecimal decimal, BigDecimal exact, double value) {
    BigDecimal distance = decimal.subtract(exact);
    double neighbour = distance.signum() < 0 ? Math.nextDown(value) : Math.nextUp(value);
    BigDecimal gap =
        Double.isInfinite(neighbour)
            ? new BigDecimal(Math.ulp(value))
            : new BigDecimal(neighbour).subtract(exact).abs();
    return distance.abs().multiply(TWO).compareTo(gap) < 0;
  }
}
