package org.loompq;

import org.jspecify.annotations.Nullable;

/**
 * Makes a value of a row.
 *
 * @param <T> the value's type
 */
@FunctionalInterface
public interface RowMapper<T extends @Nullable Object> {

  /**
   * Makes a value of one row.
   *
   * @param row the row
   * @return the value
   */
  T map(Row row);
}
