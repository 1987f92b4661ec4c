package org.loompq.runtime;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.libpq.ResultHandle;

/**
 * The rows of a statement that still runs, some at a time. Closing them early has the server cancel
 * the statement; at their end they close by themselves. One thread at a time.
 */
final class StreamedRows implements AutoCloseable {

  private final RowSource source;
  private final Runnable atEnd;

  /** The rows that are being read; closed after the last of them. */
  private @Nullable Rows rows;

  private boolean ended;

  /**
   * Rows of a stream that has just been opened.
   *
   * @param atEnd called once nothing of the execution is in use any more, unless the connection
   *     still has it
   */
  StreamedRows(RowSource source, Runnable atEnd) {
    this.source = source;
    this.atEnd = atEnd;
  }

  /** Goes to the next rows; null after the last. What came before is closed. */
  @Nullable Rows nextRows() {
    closeRows();
    if (ended) {
      return null;
    }
    try {
      Rows next = source.next();
      if (next == null) {
        close();
        return null;
      }
      rows = next;
      return next;
    } catch (RuntimeException | Error failed) {
      try {
        close();
      } catch (RuntimeException second) {
        failed.addSuppressed(second);
      }
      throw failed;
    }
  }

  /** Rows that are there now or will be next, for their columns; null if there are none. */
  @Nullable ResultHandle peek() {
    Rows current = rows == null ? nextRows() : rows;
    return current == null ? null : current.result();
  }

  /** Values made of the rows. */
  <T extends @Nullable Object> Stream<T> stream(RowReader<? extends T> reader) {
    return StreamSupport.<T>stream(new RowSpliterator<T>(reader), false).onClose(this::close);
  }

  @Override
  public void close() {
    closeRows();
    if (!ended) {
      ended = true;
      source.close();
      atEnd.run();
    }
  }

  private void closeRows() {
    Rows read = rows;
    rows = null;
    if (read != null) {
      read.close();
    }
  }

  /** The values, one after the other. It cannot be split: the rows come from one socket. */
  private final class RowSpliterator<T extends @Nullable Object>
      extends Spliterators.AbstractSpliterator<T> {

    private final RowReader<? extends T> reader;

    RowSpliterator(RowReader<? extends T> reader) {
      super(Long.MAX_VALUE, Spliterator.ORDERED);
      this.reader = reader;
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
      return null;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
      Rows current = rows == null ? nextRows() : rows;
      while (current != null) {
        if (current.next()) {
          action.accept(reader.read(current));
          return true;
        }
        current = nextRows();
      }
      return false;
    }

    @Override
    public void forEachRemaining(Consumer<? super T> action) {
      Rows current = rows == null ? nextRows() : rows;
      while (current != null) {
        while (current.next()) {
          action.accept(reader.read(current));
        }
        current = nextRows();
      }
    }
  }
}
