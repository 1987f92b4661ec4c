package org.loompq.runtime.pool;

/**
 * How many connections there may be.
 *
 * @param least to keep open
 * @param most to be open or being opened at once
 */
record Limits(int least, int most) {

  Limits {
    if (least < 0 || most < 1 || least > most) {
      throw new IllegalArgumentException(
          "cannot keep "
              + least
              + " to "
              + most
              + " connections: the minimum must be from 0 to the maximum, and that at least 1");
    }
  }
}
