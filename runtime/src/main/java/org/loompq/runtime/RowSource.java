package org.loompq.runtime;

import org.jspecify.annotations.Nullable;

/** Rows that come some at a time. */
interface RowSource {

  /**
   * Waits for the next rows.
   *
   * @return some rows, at first perhaps none, to be closed; null after the last
   * @throws org.loompq.error.PgException if their statement fails
   */
  @Nullable Rows next();

  /** Gives up what has not come. */
  void close();
}
