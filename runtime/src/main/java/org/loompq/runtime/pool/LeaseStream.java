package org.loompq.runtime.pool;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.connection.ChunkReader;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/**
 * The rows of a statement on a lease, read as they come. The lease runs nothing else until the last
 * one was read, or the stream is closed: then the server is told to cancel the statement.
 *
 * <p>In a transaction it has a savepoint, so that cancelling it does no harm to the rest. One
 * thread at a time reads; it need not be the one that has opened it.
 */
public final class LeaseStream extends Piecewise {

  static final SqlText SAVEPOINT = new SqlText("", "SAVEPOINT loompq_stream");
  static final SqlText ROLLBACK = new SqlText("", "ROLLBACK TO SAVEPOINT loompq_stream");
  static final SqlText RELEASE = new SqlText("", "RELEASE SAVEPOINT loompq_stream");

  private final ChunkReader reader;
  private final int rowsPerChunk;

  /** What came first, until it is read. */
  private final AtomicReference<@Nullable Execution> first = new AtomicReference<>();

  /** Whether the statement has come to its end. For the reader. */
  private boolean read;

  LeaseStream(
      Lease lease,
      SqlText text,
      Request request,
      int rowsPerChunk,
      @Nullable LeaseTransaction within) {
    super(lease, text, request, within);
    this.rowsPerChunk = rowsPerChunk;
    this.reader = new ChunkReader(request);
  }

  /** Returns once the first rows have come. */
  @Override
  public void begin(long deadline) {
    long begun = System.nanoTime();
    request().begin(text(), deadline);
    control(SAVEPOINT);
    boolean done = false;
    try {
      boolean rows = submitUntilAnswered();
      toldTransaction();
      done = true;
      if (!rows) {
        first.set(end());
      }
      succeeded();
    } finally {
      if (!done) {
        Lease.toldIfLeft(request(), within());
        withdraw(SAVEPOINT);
      }
    }
    lease().home().counters().answeredInLease(request(), begun);
  }

  /** Whether rows have come; otherwise the statement has come to its end. */
  private boolean submitUntilAnswered() {
    do {
      lease().checkUsable(text());
      request().queueStream(Lease.controls(within()), rowsPerChunk);
      lease().connection().submit(request());
      Execution rows = await();
      if (rows != null) {
        first.set(rows);
        return true;
      }
    } while (!request().isAnswered() || lease().isToBeRepeated(request(), within()));
    return false;
  }

  // For the reader

  /**
   * Waits for the next rows.
   *
   * @return a result with some of the rows, at first perhaps with none, to be closed by the caller;
   *     null after the last
   * @throws IllegalStateException if it was closed before
   * @throws org.loompq.error.PgException if the statement fails, or the rows do not come in time
   */
  public @Nullable Execution next() {
    Execution next = first.getAndSet(null);
    if (next != null || read) {
      return next;
    }
    next = await();
    if (next == null) {
      end().result().close();
    }
    return next;
  }

  private @Nullable Execution await() {
    return reader.next(timeout(), deadline());
  }

  /** What came with the end of the statement, which is back. */
  private Execution end() {
    read = true;
    return end(
        () -> {
          Execution last = execution();
          control(RELEASE);
          return last;
        });
  }

  /** Has the server cancel the statement, if it still runs. For any thread. */
  @Override
  public void close() {
    Execution unread = first.getAndSet(null);
    if (unread != null) {
      unread.result().close();
    }
    super.close();
  }

  @Override
  void givenUp() {
    request().drop();
    control(ROLLBACK);
    control(RELEASE);
  }

  @Override
  public String name() {
    return "a stream";
  }
}
