package org.loompq.runtime.libpq;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.LongAdder;

/**
 * Owns a {@code PGresult}: it is freed by {@link #close}, once, and cannot be read afterwards. One
 * that nobody closed is freed when it becomes unreachable, and counted, since that is a defect.
 *
 * <p>A {@code PGresult} is only read, so any thread may read it. Closing it while another thread
 * reads is not allowed.
 */
public final class ResultHandle implements AutoCloseable {

  private static final Cleaner CLEANER = Cleaner.create();
  private static final LongAdder LEAKED = new LongAdder();

  private final Owned owned;
  private final Cleaner.Cleanable cleanable;
  private final int rows;
  private final int columns;

  /**
   * Takes over a result.
   *
   * @param result a {@code PGresult *}, not null
   */
  public ResultHandle(long result) {
    this.owned = new Owned(result);
    this.cleanable = CLEANER.register(this, owned);
    this.rows = Libpq.ntuples(result);
    this.columns = Libpq.nfields(result);
  }

  /** How many results were freed because nobody closed them, in this process. */
  public static long leaked() {
    return LEAKED.sum();
  }

  /** {@link Libpq#TUPLES_OK} and others. */
  public int status() {
    return Libpq.resultStatus(pointer());
  }

  /** How many rows it has. */
  public int rows() {
    return rows;
  }

  /** How many columns each row has. */
  public int columns() {
    return columns;
  }

  /** A column's name. */
  public String columnName(int column) {
    return Libpq.fname(pointer(), checkColumn(column));
  }

  /** The OID of a column's type; for a domain that of its base type. */
  public int columnType(int column) {
    return Libpq.ftype(pointer(), checkColumn(column));
  }

  /** Whether a value is SQL NULL. */
  public boolean isNull(int row, int column) {
    return Libpq.getisnull(pointer(), checkRow(row), checkColumn(column)) != 0;
  }

  /** How many bytes a value has, 0 for SQL NULL. */
  public int length(int row, int column) {
    return Libpq.getlength(pointer(), checkRow(row), checkColumn(column));
  }

  /** Where a value is in {@link NativeMemory#ALL}, until this is closed. */
  public long address(int row, int column) {
    return Libpq.getvalue(pointer(), checkRow(row), checkColumn(column));
  }

  /** The count in the command tag, 0 if it has none. */
  public long affectedRows() {
    String count = Libpq.cmdTuples(pointer());
    return count.isEmpty() ? 0 : Long.parseLong(count);
  }

  /** Frees the result. Closing twice does nothing. */
  @Override
  public void close() {
    owned.closing = true;
    cleanable.clean();
  }

  long pointer() {
    long result = owned.result;
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

  /** The pointer, apart from its handle so that it outlives it. */
  private static final class Owned implements Runnable {

    private static final VarHandle RESULT;

    static {
      try {
        RESULT = MethodHandles.lookup().findVarHandle(Owned.class, "result", long.class);
      } catch (ReflectiveOperationException impossible) {
        throw new ExceptionInInitializerError(impossible);
      }
    }

    private volatile long result;
    private volatile boolean closing;

    Owned(long result) {
      this.result = result;
    }

    /** Called once: by close, or by the cleaner's thread. */
    @Override
    public void run() {
      long pointer = (long) RESULT.getAndSet(this, 0L);
      if (pointer == 0) {
        return;
      }
      if (!closing) {
        LEAKED.increment();
      }
      Libpq.clear(pointer);
    }
  }
}
