package org.loompq;

/** Returns null where null is not allowed. */
final class Planted {

  private Planted() {}

  static String nothing() {
    return null;
  }
}
