package org.loompq.runtime.connection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Gives the executions of a batch to its connection, and waits for their end. For their owner. */
public final class BatchWriter {

  private final Request request;
  private final Batch batch;
  private final Runnable meanwhile;

  /**
   * Writes a request that is queued as a batch.
   *
   * @param meanwhile takes rows that have come, whenever the owner waits
   */
  public BatchWriter(Request request, Batch batch, Runnable meanwhile) {
    this.request = request;
    this.batch = batch;
    this.meanwhile = meanwhile;
  }

  /**
   * Waits for room for another execution.
   *
   * @param timeout what errors call the time up to the deadline
   * @param until when the owner leaves, see {@link Deadline}
   * @return where its values go; null if the batch has failed, or is back
   */
  public @Nullable BoundValues awaitRoom(Duration timeout, long until) {
    while (!request.isBack() && !batch.hasFailed()) {
      meanwhile.run();
      BoundValues room = batch.take();
      if (room != null && !Thread.currentThread().isInterrupted()) {
        return room;
      }
      request.waitForPiece(timeout, until);
    }
    return null;
  }

  /** Adds an execution. */
  public void add(BoundValues values) {
    if (batch.add(values)) {
      request.goOn();
    }
  }

  /**
   * Adds no more, and waits until the request is back.
   *
   * @param timeout what errors call the time up to the deadline
   * @param until when the owner leaves, see {@link Deadline}
   */
  public void awaitEnd(Duration timeout, long until) {
    batch.complete();
    request.goOn();
    while (!request.isBack()) {
      meanwhile.run();
      if (!request.isBack()) {
        request.waitForPiece(timeout, until);
      }
    }
    meanwhile.run();
  }

  /**
   * What came of it, once it is answered.
   *
   * @return how many rows each execution has affected
   * @throws org.loompq.error.PgException if one has failed
   */
  public long[] counts() {
    request.answer().checkBatch(request.text());
    return batch.counts();
  }
}
