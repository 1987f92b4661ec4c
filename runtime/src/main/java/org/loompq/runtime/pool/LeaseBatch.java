package org.loompq.runtime.pool;

import org.jspecify.annotations.Nullable;
import org.loompq.error.ServerException;
import org.loompq.runtime.connection.Batch;
import org.loompq.runtime.connection.BatchWriter;
import org.loompq.runtime.connection.BoundValues;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/**
 * A statement that is executed many times on a lease, in one transaction: the one that is open, or
 * one of its own. It is sent while it is made, so that little of it is in memory. For one thread.
 */
public final class LeaseBatch extends Piecewise {

  private final Batch batch;
  private final BatchWriter writer;

  /**
   * One that has not begun.
   *
   * @param meanwhile takes rows that have come, whenever the owner waits
   */
  LeaseBatch(
      Lease lease,
      SqlText text,
      Request request,
      Batch batch,
      Runnable meanwhile,
      @Nullable LeaseTransaction within) {
    super(lease, text, request, within);
    this.batch = batch;
    this.writer = new BatchWriter(request, batch, meanwhile);
  }

  @Override
  public void begin(long deadline) {
    request().begin(text(), deadline);
    request().queueBatch(Lease.controls(within()), batch);
    lease().connection().submit(request());
  }

  /** Room for the values of another execution; null if one before has failed: then end it. */
  public @Nullable BoundValues next() {
    return writer.awaitRoom(timeout(), deadline());
  }

  /** Adds an execution. */
  public void add(BoundValues values) {
    writer.add(values);
  }

  /** There is room for more rows. */
  public void goOn() {
    request().goOn();
  }

  /**
   * Waits for the end.
   *
   * @return how many rows each execution has affected
   * @throws org.loompq.error.PgException if one has failed
   */
  public long[] end() {
    try {
      writer.awaitEnd(timeout(), deadline());
      return end(this::counts);
    } finally {
      close();
      batch.discard();
    }
  }

  private long[] counts() {
    if (!request().isAnswered()) {
      throw lost();
    }
    toldTransaction();
    try {
      long[] counts = writer.counts();
      succeeded();
      return counts;
    } catch (ServerException failed) {
      spoil(failed);
      throw failed;
    }
  }

  /** Has all of it undone. */
  @Override
  void givenUp() {
    toldTransaction();
    batch.discard();
  }

  @Override
  public String name() {
    return "a batch";
  }
}
