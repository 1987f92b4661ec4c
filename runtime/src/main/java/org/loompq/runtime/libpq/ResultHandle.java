package org.loompq.runtime.libpq;

import java.util.concurrent.atomic.LongAdder;

/**
 * Owns a {@code PGresult}: it is freed by {@link #close}, once, and cannot be read afterwards. How
 * many have not been freed is counted, since one that is never closed is a defect.
 *
 * <p>A {@code PGresult} is only read, so any thread may read it after the one that made the handle
 * has handed it over. Closing it while another thread reads is not allowed.
 */
public final class ResultHandle implements Cells {

  private static final LongAdder OPEN = new LongAdder();

  private final int rows;
  private final int columns;

  /** 0 once it is closed. */
  private long result;

  /** Its array of rows; 0 if it has none, is closed, or is read by libpq's functions. */
  private long tuples;

  /**
   * Takes over a result.
   *
   * @param result a {@code PGresult *}, not null
   */
  public ResultHandle(long result) {
    this(result, LayoutTrial.PASSED);
  }

  ResultHandle(long result, boolean byLayout) {
    this.result = result;
    this.rows = Libpq.ntuples(result);
    this.columns = Libpq.nfields(result);
    this.tuples = byLayout && rows > 0 ? ResultLayout.EXPECTED.tuples(result) : 0;
    OPEN.increment();
  }

  /** Finds out how results are read, before many threads need to know. */
  public static void prepare() {
    var _ = LayoutTrial.PASSED;
  }

  /** How many results are not freed at this moment, in this process. */
  public static long open() {
    return OPEN.sum();
  }

  /** {@link Libpq#TUPLES_OK} and others. */
  public int status() {
    return Libpq.resultStatus(pointer());
  }

  @Override
  public int rows() {
    return rows;
  }

  /** How many columns each row has. */
  public int columns() {
    return columns;
  }

  @Override
  public String columnName(int column) {
    return Libpq.fname(pointer(), checkColumn(column));
  }

  /** The OID of a column's type; for a domain that of its base type. */
  public int columnType(int column) {
    return Libpq.ftype(pointer(), checkColumn(column));
  }

  /** The OID of the table or view that a column is from; 0 if it is computed. */
  public int columnTable(int column) {
    return Libpq.ftable(pointer(), checkColumn(column));
  }

  /** The number of a column in its table, from 1; 0 if it is computed. */
  public int columnAttribute(int column) {
    return Libpq.ftablecol(pointer(), checkColumn(column));
  }

  /** The OIDs of a described statement's parameters; for a domain its own. */
  public int[] parameterTypes() {
    int[] types = new int[Libpq.nparams(pointer())];
    for (int parameter = 0; parameter < types.length; parameter++) {
      types[parameter] = Libpq.paramtype(pointer(), parameter);
    }
    return types;
  }

  @Override
  public int length(int row, int column) {
    long array = tuples;
    if (array == 0) {
      return askForLength(pointer(), checkRow(row), checkColumn(column));
    }
    long tuple = ResultLayout.EXPECTED.tuple(array, checkRow(row));
    return ResultLayout.EXPECTED.length(tuple, checkColumn(column));
  }

  private static int askForLength(long result, int row, int column) {
    int length = Libpq.getlength(result, row, column);
    return length == 0 && Libpq.getisnull(result, row, column) != 0 ? -1 : length;
  }

  @Override
  public long address(int row, int column) {
    long array = tuples;
    if (array == 0) {
      return Libpq.getvalue(pointer(), checkRow(row), checkColumn(column));
    }
    long tuple = ResultLayout.EXPECTED.tuple(array, checkRow(row));
    return ResultLayout.EXPECTED.value(tuple, checkColumn(column));
  }

  /** The count in the command tag, 0 if it has none. */
  public long affectedRows() {
    String count = Libpq.cmdTuples(pointer());
    return count.isEmpty() ? 0 : Long.parseLong(count);
  }

  /** The command that has run and its counts, such as {@code COMMIT} or {@code INSERT 0 1}. */
  public String commandTag() {
    return Libpq.cmdStatus(pointer());
  }

  /** Frees the result. Closing twice does nothing. */
  @Override
  public void close() {
    if (result != 0) {
      long freed = result;
      result = 0;
      tuples = 0;
      Libpq.clear(freed);
      OPEN.decrement();
    }
  }

  long pointer() {
    if (result == 0) {
      throw new IllegalStateException("the result is closed");
    }
    return result;
  }

  private int checkRow(int row) {
    if (row < 0 || row >= rows) {
      throw new IndexOutOfBoundsException("row " + row + " of " + rows);
    }
    return row;
  }

  private int checkColumn(int column) {
    if (column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException("column " + column + " of " + columns);
    }
    return column;
  }
}
