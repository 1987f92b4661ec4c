package org.loompq.runtime;

import java.util.Iterator;
import java.util.function.LongConsumer;
import org.loompq.error.MappingException;
import org.loompq.runtime.codec.BinaryCopy;
import org.loompq.runtime.connection.BoundValues;
import org.loompq.runtime.pool.LeaseCopyIn;

/**
 * Records on their way into a table.
 *
 * @param <T> the record
 */
final class RecordCopy<T> {

  /** Progress is told after so many records. */
  private static final int STEP = 1_000;

  private final Statement statement;
  private final ValueTypes columns;
  private final Parameters row;
  private final LeaseCopyIn copy;
  private final BoundValues values = new BoundValues();
  private long taken;

  /**
   * Records that a COPY which has begun takes.
   *
   * @param statement declares the components
   * @param columns take them
   * @param row reads them off a record
   */
  RecordCopy(Statement statement, ValueTypes columns, Parameters row, LeaseCopyIn copy) {
    this.statement = statement;
    this.columns = columns;
    this.row = row;
    this.copy = copy;
  }

  /** Copies all records of a source. */
  long copy(Iterator<? extends T> source, RowWriter<? super T> writer, LongConsumer progress) {
    BinaryCopy.begin(copy.room());
    while (source.hasNext()) {
      add(source.next(), writer);
      if (++taken % STEP == 0) {
        progress.accept(taken);
      }
    }
    BinaryCopy.end(copy.room());
    long rows = copy.finish();
    progress.accept(taken);
    return rows;
  }

  private void add(T next, RowWriter<? super T> writer) {
    if (next == null) {
      throw new NullPointerException(
          statement + ": element " + taken + " of the source is null; nothing was copied");
    }
    values.reset();
    try {
      writer.write(row.begin(statement, values, columns), next);
      row.values().copyTo(copy.room());
    } catch (MappingException unfit) {
      throw new MappingException(
          unfit.getMessage() + "; in element " + taken + " of the source; nothing was copied",
          unfit);
    }
    copy.added();
  }
}
