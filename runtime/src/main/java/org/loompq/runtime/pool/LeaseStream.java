package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ServerException;
import org.loompq.runtime.connection.ChunkReader;
import org.loompq.runtime.connection.Deadline;
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
public final class LeaseStream implements AutoCloseable, Occupation {

  static final SqlText SAVEPOINT = new SqlText("", "SAVEPOINT loompq_stream");
  static final SqlText ROLLBACK = new SqlText("", "ROLLBACK TO SAVEPOINT loompq_stream");
  static final SqlText RELEASE = new SqlText("", "RELEASE SAVEPOINT loompq_stream");

  private final Lease lease;
  private final Request request;
  private final ChunkReader reader;
  private final Duration timeout;
  private final Alarm alarm;
  private final @Nullable LeaseTransaction within;

  /** What came first, until it is read. */
  private final AtomicReference<@Nullable Execution> first = new AtomicReference<>();

  /** Set by whoever finds the end, or closes it before. */
  private final AtomicBoolean ended = new AtomicBoolean();

  /** Whether the statement has come to its end. For the reader. */
  private boolean read;

  LeaseStream(
      Lease lease,
      Request request,
      Duration timeout,
      Alarm alarm,
      @Nullable LeaseTransaction within) {
    this.lease = lease;
    this.request = request;
    this.reader = new ChunkReader(request);
    this.timeout = timeout;
    this.alarm = alarm;
    this.within = within;
  }

  // For the lease, under its lock

  /** Has what follows sent in front of the statement. */
  void setSavepoint() {
    if (within != null) {
      within.control(SAVEPOINT);
    }
  }

  /** Takes that back, if it was not sent. */
  void withdrawSavepoint() {
    if (within != null) {
      var _ = within.withdraw(SAVEPOINT);
    }
  }

  /** Waits for the first rows; false if the statement is back, with or without an answer. */
  boolean awaitFirst() {
    Execution rows = await();
    first.set(rows);
    return rows != null;
  }

  /**
   * The statement has been answered before any row came.
   *
   * @throws ServerException if it failed
   */
  void answeredAtOnce() {
    first.set(end());
  }

  // For the reader

  /** What is sent, and what the server says about it. */
  public Request request() {
    return request;
  }

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
    long deadline = Deadline.after(timeout);
    alarm.atDeadline(deadline);
    return reader.next(timeout, deadline);
  }

  /** What came with the end of the statement, which is back. */
  private Execution end() {
    read = true;
    if (ended.compareAndSet(false, true)) {
      lease.ended(this);
    }
    try {
      Execution last = request.execution();
      if (within != null) {
        within.control(RELEASE);
      }
      return last;
    } catch (ServerException failed) {
      if (within != null) {
        within.spoil(failed);
      }
      throw failed;
    }
  }

  /** Has the server cancel the statement, if it still runs. For any thread. */
  @Override
  public void close() {
    Execution unread = first.getAndSet(null);
    if (unread != null) {
      unread.result().close();
    }
    if (ended.compareAndSet(false, true)) {
      request.leave();
      request.drop();
      if (within != null) {
        within.control(ROLLBACK);
        within.control(RELEASE);
      }
      lease.ended(this);
    }
  }

  @Override
  public String name() {
    return "a stream";
  }

  @Override
  public void giveUp() {
    close();
  }
}
