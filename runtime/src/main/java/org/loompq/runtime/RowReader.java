package org.loompq.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Makes a value of the row at which {@link Rows} stand.
 *
 * @param <T> the value's type
 */
@FunctionalInterface
public interface RowReader<T extends @Nullable Object> {

  /**
   * Makes a value of the current row.
   *
   * @param rows stand at the row
   * @return the value
   */
  T read(Rows rows);
}
