package org.loompq.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.connection.Batch;
import org.loompq.runtime.connection.BoundValues;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.pool.LeaseBatch;

/**
 * Executions of a statement of which all take effect or none:
 *
 * <pre>{@code
 * try (BatchExecution batch = OPEN_ALL.batch(runner)) {
 *   for (NewAccount account : accounts) {
 *     batch.next(account).bind(account.owner()).bind(account.balance());
 *   }
 *   return batch.counts();
 * }
 * }</pre>
 *
 * <p>They are sent while they are bound, so that few of them are in memory, and nothing is sent for
 * none. For one thread. Closing it before {@link #counts} or {@link #rows} has all of it undone.
 */
public final class BatchExecution implements AutoCloseable {

  /** As its values are written, once it has begun. */
  private Statement statement;

  private final StatementRunner runner;
  private final Parameters parameters;

  /** Null before the first. */
  private @Nullable LeaseBatch sent;

  private @Nullable Batch batch;

  /** How many executions have begun. */
  private int executions;

  /** Whether values are being bound. */
  private boolean bound;

  /** Reads the rows of each; null if they are counted. */
  private @Nullable Runnable reading;

  BatchExecution(Statement statement, StatementRunner runner) {
    this.statement = statement;
    this.runner = runner;
    this.parameters = new Parameters(runner);
  }

  /**
   * Has the rows of all executions read, into one list.
   *
   * @param <T> what is made of a row
   * @param reader makes a value of a row
   * @return the list, which is complete after {@link #counts}
   */
  public <T extends @Nullable Object> List<T> rows(RowReader<? extends T> reader) {
    if (sent != null) {
      throw new IllegalStateException("the batch has begun");
    }
    List<T> all = new ArrayList<>();
    reading = () -> read(reader, all);
    return all;
  }

  /**
   * Compares the sizes of what is to be read side by side.
   *
   * @param one the name of a parameter
   * @param oneSize how many elements it has
   * @param other the name of another
   * @param otherSize how many elements that has
   * @throws IllegalArgumentException if these are not as many
   */
  public void checkSizes(String one, int oneSize, String other, int otherSize) {
    if (oneSize != otherSize) {
      throw new IllegalArgumentException(
          one
              + " has "
              + oneSize
              + " elements and "
              + other
              + " has "
              + otherSize
              + ", but "
              + statement
              + " takes one of each at a time; nothing was sent");
    }
  }

  /**
   * Ends the values before, and begins those of another execution, which are components of records.
   *
   * @param records the records
   * @return takes the values
   * @throws NullPointerException if a record is null; it is the element that would have been next
   * @throws org.loompq.error.PgException if an execution has failed
   */
  public Parameters next(@Nullable Object... records) {
    for (Object record : records) {
      if (record == null) {
        throw new NullPointerException(
            "element "
                + executions
                + " (from 0) of the batch is null, but "
                + statement
                + " takes its components; nothing has taken effect");
      }
    }
    return next();
  }

  /**
   * Ends the values before, and begins those of another execution.
   *
   * @return takes them
   * @throws org.loompq.error.PgException if an execution has failed
   */
  public Parameters next() {
    LeaseBatch begun = sent == null ? begin() : sent;
    add(begun);
    BoundValues room = begun.next();
    if (room == null) {
      var _ = end(begun);
      throw new IllegalStateException(statement + " ended before all was sent");
    }
    bound = true;
    return parameters.begin(statement, room, executions++);
  }

  private LeaseBatch begin() {
    statement = runner.described(statement);
    Batch made = new Batch(reading != null);
    batch = made;
    LeaseBatch begun = runner.batch(statement, made, this::readRows);
    sent = begun;
    return begun;
  }

  private void add(LeaseBatch begun) {
    if (bound) {
      bound = false;
      begun.add(parameters.values());
    }
  }

  /**
   * Ends the last values, and waits until all have been executed.
   *
   * @return how many rows each execution has affected, in order
   * @throws org.loompq.error.PgException if one has failed; then none has taken effect, and {@link
   *     org.loompq.error.ServerException#batchIndex} tells which
   */
  public long[] counts() {
    LeaseBatch begun = sent;
    if (begun == null) {
      return new long[0];
    }
    add(begun);
    return end(begun);
  }

  private long[] end(LeaseBatch begun) {
    long[] counts;
    try {
      counts = begun.end();
    } catch (RuntimeException | Error failed) {
      runner.notices().failed(begun.request(), failed);
      runner.known().failed(statement, failed);
      throw failed;
    }
    runner.notices().succeeded(begun.request());
    return counts;
  }

  /**
   * As {@link #counts}, for those who want ints.
   *
   * @return how many rows each execution has affected, in order
   * @throws ArithmeticException if one has affected more than an int can tell
   */
  public int[] intCounts() {
    return Arrays.stream(counts()).mapToInt(Math::toIntExact).toArray();
  }

  /**
   * As {@link #counts}, for those who want their sum.
   *
   * @return how many rows all executions have affected
   */
  public long total() {
    return Arrays.stream(counts()).sum();
  }

  private void readRows() {
    if (reading != null) {
      reading.run();
    }
  }

  private <T extends @Nullable Object> void read(RowReader<? extends T> reader, List<T> all) {
    Batch open = batch;
    LeaseBatch begun = sent;
    if (open == null || begun == null) {
      return;
    }
    boolean any = false;
    for (Execution next = open.pollRows(); next != null; next = open.pollRows()) {
      any = true;
      try (Rows rows = Rows.of(statement, next, runner)) {
        while (rows.next()) {
          all.add(reader.read(rows));
        }
      }
    }
    if (any) {
      begun.goOn();
    }
  }

  @Override
  public void close() {
    if (sent != null) {
      sent.close();
    }
  }
}
