package org.loompq;

/** Has no fault. */
public final class Clean {

  private Clean() {}

  /**
   * Doubles a number.
   *
   * @param number the number
   * @return twice the number
   */
  public static int twice(int number) {
    return 2 * number;
  }
}
