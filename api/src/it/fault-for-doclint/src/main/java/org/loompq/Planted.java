package org.loompq;

/** Has a public method without a comment. */
public final class Planted {

  private Planted() {}

  public static int undocumented() {
    return 0;
  }
}
