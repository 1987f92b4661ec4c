package org.loompq.bench.race;

/** What loompq has to reach, and what it reached. */
record Bar(String what, Wanted wanted, double bound, double measured) {

  /** On which side of the bound a figure has to be. */
  enum Wanted {
    AT_LEAST("≥"),
    AT_MOST("≤");

    private final String sign;

    Wanted(String sign) {
      this.sign = sign;
    }

    @Override
    public String toString() {
      return sign;
    }
  }

  boolean met() {
    return wanted == Wanted.AT_LEAST ? measured >= bound : measured <= bound;
  }
}
