package org.loompq.runtime.libpq;

/** Rows of values in binary format, in memory that is freed by {@link #close}. */
public interface Cells extends AutoCloseable {

  /** How many rows there are. */
  int rows();

  /** A column's name. */
  String columnName(int column);

  /** How many bytes a value has, less than 0 for SQL NULL. */
  int length(int row, int column);

  /** Where a value is in {@link NativeMemory#ALL}, until this is closed. */
  long address(int row, int column);

  @Override
  void close();
}
