package org.loompq;

/** Makes an exception and does not throw it. */
final class Planted {

  private Planted() {}

  static void forget() {
    new IllegalStateException("forgotten");
  }
}
