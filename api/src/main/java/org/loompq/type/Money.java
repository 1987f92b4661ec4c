package org.loompq.type;

import java.math.BigDecimal;

/**
 * An amount of {@code money}: whole units of the smallest part of a currency, such as cents. Which
 * currency, and how many digits its smallest part takes, follows from the server's {@code
 * lc_monetary} and does not come with the value.
 *
 * @param units how many of the smallest units
 */
public record Money(long units) implements Comparable<Money> {

  /**
   * The amount of a number.
   *
   * @param amount in whole currency, such as dollars
   * @param fractionDigits how many digits the server's currency has after the point; mostly 2
   * @return the amount
   * @throws ArithmeticException if the number has more digits after the point, or is too large
   */
  public static Money of(BigDecimal amount, int fractionDigits) {
    try {
      return new Money(amount.movePointRight(fractionDigits).longValueExact());
    } catch (ArithmeticException inexact) {
      throw new ArithmeticException(
          amount + " is no money with " + fractionDigits + " digits after the point");
    }
  }

  /**
   * The amount as a number.
   *
   * @param fractionDigits how many digits the server's currency has after the point; mostly 2
   * @return the amount in whole currency, such as dollars, with that scale
   */
  public BigDecimal toBigDecimal(int fractionDigits) {
    return BigDecimal.valueOf(units, fractionDigits);
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(units, other.units);
  }
}
