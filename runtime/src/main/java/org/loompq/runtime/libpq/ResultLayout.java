package org.loompq.runtime.libpq;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * Where things are in a {@code PGresult}, to be read beside {@code libpq-int.h}:
 *
 * <pre>{@code
 * struct pg_result {
 *   int ntups;
 *   int numAttributes;
 *   PGresAttDesc *attDescs;
 *   PGresAttValue **tuples;        // one array of numAttributes cells for each row
 *   int tupArrSize;                // for how many rows there is room
 *   ...
 * };
 * struct pgresAttValue {
 *   int len;                       // -1 for SQL NULL
 *   char *value;
 * };
 * }</pre>
 *
 * <p>That is so on 64-bit platforms in PostgreSQL 14 to 18, but it is private to libpq: nobody may
 * read by it before {@link LayoutTrial} has found that it holds. It checks no bounds.
 *
 * @param rows the offset of {@code ntups}
 * @param columns the offset of {@code numAttributes}
 * @param tuples the offset of {@code tuples}
 * @param room the offset of {@code tupArrSize}
 * @param cell the size of a {@code pgresAttValue}
 * @param length the offset of {@code len} in it
 * @param value the offset of {@code value} in it
 */
record ResultLayout(int rows, int columns, int tuples, int room, int cell, int length, int value) {

  /** The one that is expected. */
  static final ResultLayout EXPECTED = new ResultLayout(0, 4, 16, 24, 16, 0, 8);

  /** How many bytes of a result are looked at. */
  long extent() {
    return Math.max(
        Math.max(rows, columns) + JAVA_INT.byteSize(),
        Math.max(tuples + ADDRESS.byteSize(), room + JAVA_INT.byteSize()));
  }

  int rows(long result) {
    return NativeMemory.ALL.get(JAVA_INT, result + rows);
  }

  int columns(long result) {
    return NativeMemory.ALL.get(JAVA_INT, result + columns);
  }

  int room(long result) {
    return NativeMemory.ALL.get(JAVA_INT, result + room);
  }

  /** The array of rows; 0 where there has never been a row. */
  long tuples(long result) {
    return NativeMemory.ALL.get(JAVA_LONG, result + tuples);
  }

  /** The cells of a row. */
  long tuple(long tuples, int row) {
    return NativeMemory.ALL.get(JAVA_LONG, tuples + row * ADDRESS.byteSize());
  }

  /** The length of a value, -1 for SQL NULL. */
  int length(long tuple, int column) {
    return NativeMemory.ALL.get(JAVA_INT, tuple + (long) column * cell + length);
  }

  /** The address of a value. */
  long value(long tuple, int column) {
    return NativeMemory.ALL.get(JAVA_LONG, tuple + (long) column * cell + value);
  }
}
