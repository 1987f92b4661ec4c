package org.loompq.processor.plan;

/** Whether a column of a result can be NULL, and why; from the best to the worst. */
public enum Nullability {
  /** It never is. */
  NOT_NULL,
  /** It never is by itself, but is so where its row of an outer join is missing. */
  OUTER_JOINED,
  /** It can be, or nothing is known. */
  NULLABLE;

  /** The one that holds if a value is NULL as soon as one of two is. */
  Nullability or(Nullability other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The one that holds if a value is NULL only if both of two are. */
  public Nullability and(Nullability other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
