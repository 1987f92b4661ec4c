package org.loompq.runtime;

import org.jspecify.annotations.Nullable;

/** The body of a savepoint that runs. Each is another, so it is known by identity. */
final class Nesting {

  private final @Nullable Nesting outer;
  private final Thread thread = Thread.currentThread();
  private final int depth;

  /**
   * Of this thread.
   *
   * @param outer the one around it; null if it is the outermost
   */
  Nesting(@Nullable Nesting outer) {
    this.outer = outer;
    this.depth = outer == null ? 1 : outer.depth + 1;
  }

  @Nullable Nesting outer() {
    return outer;
  }

  Thread thread() {
    return thread;
  }

  int depth() {
    return depth;
  }

  /** Whether it is this one, or around it. */
  boolean isWithin(Nesting other) {
    return this.equals(other) || (outer != null && outer.isWithin(other));
  }
}
