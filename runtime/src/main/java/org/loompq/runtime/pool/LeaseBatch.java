package org.loompq.runtime.pool;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ConnectionException;
import org.loompq.error.ServerException;
import org.loompq.runtime.connection.Batch;
import org.loompq.runtime.connection.BatchWriter;
import org.loompq.runtime.connection.BoundValues;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Request;

/**
 * A statement that is executed many times on a lease, in one transaction: the one that is open, or
 * one of its own. It is sent while it is made, so that little of it is in memory. For one thread.
 */
public final class LeaseBatch implements AutoCloseable, Occupation {

  private final Lease lease;
  private final Request request;
  private final Batch batch;
  private final Duration timeout;
  private final Alarm alarm;
  private final @Nullable LeaseTransaction within;
  private final BatchWriter writer;
  private boolean ended;

  /**
   * One that has been submitted.
   *
   * @param meanwhile takes rows that have come, whenever the owner waits
   */
  LeaseBatch(
      Lease lease,
      Request request,
      Batch batch,
      Duration timeout,
      Alarm alarm,
      @Nullable LeaseTransaction within,
      Runnable meanwhile) {
    this.lease = lease;
    this.request = request;
    this.batch = batch;
    this.timeout = timeout;
    this.alarm = alarm;
    this.within = within;
    this.writer = new BatchWriter(request, batch, meanwhile);
  }

  /** What is sent, and what the server says about it. */
  public Request request() {
    return request;
  }

  /** Room for the values of another execution; null if one before has failed: then end it. */
  public @Nullable BoundValues next() {
    return writer.awaitRoom(timeout, deadline());
  }

  /** Adds an execution. */
  public void add(BoundValues values) {
    writer.add(values);
  }

  /** There is room for more rows. */
  public void goOn() {
    request.goOn();
  }

  /**
   * Waits for the end.
   *
   * @return how many rows each execution has affected
   * @throws org.loompq.error.PgException if one has failed
   */
  public long[] end() {
    try {
      writer.awaitEnd(timeout, deadline());
      if (!request.isAnswered()) {
        throw new ConnectionException(
            "the connection was lost before " + request.text() + " was sent", null, true);
      }
      if (within != null) {
        within.sent(false);
      }
      long[] counts = writer.counts();
      if (within != null) {
        within.succeeded();
      }
      return counts;
    } catch (ServerException failed) {
      if (within != null) {
        within.spoil(failed);
      }
      throw failed;
    } finally {
      close();
    }
  }

  private long deadline() {
    long deadline = Deadline.after(timeout);
    alarm.atDeadline(deadline);
    return deadline;
  }

  /** Has all of it undone, unless it has ended. */
  @Override
  public void close() {
    if (!ended) {
      ended = true;
      request.leave();
      if (within != null) {
        within.sentWith(request);
      }
      batch.discard();
      lease.ended(this);
    }
  }

  @Override
  public String name() {
    return "a batch";
  }

  @Override
  public void giveUp() {
    request.leave();
  }
}
