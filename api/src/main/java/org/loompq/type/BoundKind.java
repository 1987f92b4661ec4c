package org.loompq.type;

/** How a {@link Range} ends on one side. */
public enum BoundKind {
  /** With the bound. */
  INCLUSIVE,
  /** Before the bound, or after it. */
  EXCLUSIVE,
  /** Nowhere. Whether a bound is {@code infinity} is another matter: that is a value. */
  UNBOUNDED
}
