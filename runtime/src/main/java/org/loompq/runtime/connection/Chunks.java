package org.loompq.runtime.connection;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.libpq.ResultHandle;

/**
 * Rows of a statement that is still running, on their way from the connection's worker to a reader.
 * As long as the reader has enough to read, the worker leaves the rest in the socket, so that the
 * server has to wait: neither side keeps more than about two chunks in memory.
 *
 * <p>The worker adds, one reader at a time takes; readers may be different threads.
 */
final class Chunks implements Pieces {

  private final int rowsPerChunk;
  private final ConcurrentLinkedQueue<ResultHandle> ready = new ConcurrentLinkedQueue<>();

  /** How many rows are in there. */
  private final AtomicInteger rows = new AtomicInteger();

  /** Who is woken when there is something to read; written by him before he looks. */
  private volatile @Nullable Thread reader;

  private volatile boolean abandoned;

  /** The reader's: whether the worker may have stopped for lack of room before the last chunk. */
  private boolean makesRoom;

  /**
   * Empty.
   *
   * @param rowsPerChunk how many rows are read from the socket at once, about
   */
  Chunks(int rowsPerChunk) {
    this.rowsPerChunk = rowsPerChunk;
  }

  int rowsPerChunk() {
    return rowsPerChunk;
  }

  // For the worker

  /** Whether the reader has enough to read for now. */
  boolean areEnough() {
    return rows.get() >= rowsPerChunk && !abandoned;
  }

  /** Takes over a result, whose rows come next. */
  void add(ResultHandle chunk) {
    rows.addAndGet(chunk.rows());
    ready.add(chunk);
    if (abandoned) {
      discard();
    } else {
      wake();
    }
  }

  @Override
  public boolean isHalted() {
    return areEnough();
  }

  @Override
  public void wake() {
    LockSupport.unpark(reader);
  }

  // For the reader

  /** This thread reads from now on. */
  void readHere() {
    reader = Thread.currentThread();
  }

  /** Whether taking the last chunk has made room, so that the worker is to go on. */
  boolean hasMadeRoom() {
    return makesRoom;
  }

  /** The next chunk, to be closed by the reader; null if there is none yet. */
  @Nullable ResultHandle poll() {
    ResultHandle first = ready.poll();
    if (first != null) {
      int before = rows.getAndAdd(-first.rows());
      makesRoom = before >= rowsPerChunk && before - first.rows() < rowsPerChunk;
    }
    return first;
  }

  @Override
  public void abandon() {
    abandoned = true;
    discard();
    wake();
  }

  @Override
  public void discard() {
    for (ResultHandle each = ready.poll(); each != null; each = ready.poll()) {
      each.close();
    }
  }
}
