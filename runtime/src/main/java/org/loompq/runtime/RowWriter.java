package org.loompq.runtime;

/**
 * Binds the components of a record, one after the other.
 *
 * @param <T> the record
 */
@FunctionalInterface
public interface RowWriter<T> {

  /**
   * Binds all components.
   *
   * @param row takes them
   * @param record has them
   */
  void write(Parameters row, T record);
}
