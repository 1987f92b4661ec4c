package org.loompq.runtime.connection;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.libpq.ResultHandle;

/**
 * The executions of a statement that are one transaction, on their way from their owner to the
 * server, and what comes of each. However many there are, few are in memory: their owner waits for
 * the worker, who waits for the socket; and the worker waits for an owner who does not read rows.
 *
 * <p>The owner adds values and takes rows, one connection's worker does the rest. Counts are
 * written by the worker, and read by the owner once the request is back.
 */
public final class Batch implements Pieces {

  private static final int MOST_VALUES = 64;
  private static final long MOST_BYTES = 1024 * 1024;
  private static final int MOST_RESULTS = 64;

  private final Thread owner = Thread.currentThread();
  private final boolean wantsRows;
  private final ConcurrentLinkedQueue<BoundValues> free = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<BoundValues> added = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inUse = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final ConcurrentLinkedQueue<Execution> results = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unread = new AtomicInteger();

  /** No more will be added. */
  private volatile boolean complete;

  /** Nothing of it is to take effect: its owner has left, or could not go on. */
  private volatile boolean spoilt;

  /** One of them has failed; those behind it are skipped. */
  private volatile boolean failed;

  /** For the worker: how many were handed to libpq. */
  private int sent;

  private long[] counts = new long[16];
  private int answered;

  /**
   * Empty; made by its owner.
   *
   * @param wantsRows whether rows are read; otherwise they are counted
   */
  public Batch(boolean wantsRows) {
    this.wantsRows = wantsRows;
  }

  // For the owner

  /** Room for the values of another execution, to be given to {@link #add}; null if it is full. */
  public @Nullable BoundValues take() {
    if (inUse.get() >= MOST_VALUES || bytes.get() >= MOST_BYTES) {
      return null;
    }
    BoundValues values = free.poll();
    return values == null ? new BoundValues() : values;
  }

  /** Adds an execution; true if there is so much that the worker should be told. */
  public boolean add(BoundValues values) {
    values.seal();
    bytes.addAndGet(values.writer().position());
    added.add(values);
    return inUse.incrementAndGet() % (MOST_VALUES / 4) == 0 || bytes.get() >= MOST_BYTES;
  }

  /** Adds no more. */
  public void complete() {
    complete = true;
  }

  @Override
  public void wake() {
    LockSupport.unpark(owner);
  }

  /** Has all of it undone. */
  @Override
  public void abandon() {
    spoilt = true;
    complete = true;
  }

  /** Whether to add more makes no sense. */
  public boolean hasFailed() {
    return failed;
  }

  /** The next result with rows, to be closed; null if there is none yet. */
  public @Nullable Execution pollRows() {
    Execution next = results.poll();
    if (next != null) {
      unread.decrementAndGet();
    }
    return next;
  }

  /** The rows that each execution has affected, in order; once it is back. */
  public long[] counts() {
    return Arrays.copyOf(counts, answered);
  }

  @Override
  public void discard() {
    for (Execution each = pollRows(); each != null; each = pollRows()) {
      each.result().close();
    }
  }

  // For the worker

  /** The next values to send; null if there are none yet. */
  @Nullable BoundValues poll() {
    return spoilt ? null : added.poll();
  }

  /** Libpq has copied them. */
  void handed(BoundValues values) {
    sent++;
    bytes.addAndGet(-values.writer().position());
    inUse.decrementAndGet();
    values.reset();
    free.add(values);
  }

  boolean hasMoreToSend() {
    return complete || !added.isEmpty();
  }

  /** Whether all were sent, or need not be. */
  boolean isSent() {
    return spoilt || (complete && added.isEmpty());
  }

  boolean isSpoilt() {
    return spoilt;
  }

  int sent() {
    return sent;
  }

  @Override
  public boolean isHalted() {
    return unread.get() >= MOST_RESULTS && !spoilt;
  }

  /** An execution has succeeded. */
  void answered(ResultHandle result, PreparedStatement prepared) {
    if (answered == counts.length) {
      counts = Arrays.copyOf(counts, answered * 2);
    }
    counts[answered++] = result.affectedRows();
    if (wantsRows && !spoilt) {
      results.add(new Execution(result, prepared));
      if (unread.incrementAndGet() >= MOST_RESULTS) {
        wake();
      }
      if (spoilt) {
        discard();
      }
    } else {
      result.close();
    }
  }

  /** An execution has failed, and the rest will. */
  void failed() {
    failed = true;
    wake();
  }
}
