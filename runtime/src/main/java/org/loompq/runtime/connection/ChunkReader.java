package org.loompq.runtime.connection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.libpq.ResultHandle;

/** Takes the rows of a stream as they come. One thread at a time, but not always the same. */
public final class ChunkReader {

  private final Request request;

  /** Reads a request that is queued as a stream. */
  public ChunkReader(Request request) {
    this.request = request;
  }

  /**
   * Waits for rows, in the thread that reads now.
   *
   * @param timeout what errors call the time up to the deadline
   * @param until when the reader leaves, see {@link Deadline}
   * @return some rows, to be closed by the caller; null if there are no more: the request is back
   * @throws IllegalStateException if it was left before
   * @throws org.loompq.error.QueryInterruptedException if the thread is interrupted
   * @throws org.loompq.error.QueryTimeoutException if the deadline passes
   */
  public @Nullable Execution next(Duration timeout, long until) {
    Chunks chunks = request.answer().chunks();
    if (chunks == null) {
      throw new IllegalStateException("the request is not a stream");
    }
    chunks.readHere();
    while (true) {
      boolean back = request.isBack(); // looked at first: the last rows come before that
      ResultHandle chunk = chunks.poll();
      if (chunk != null) {
        if (chunks.hasMadeRoom()) {
          request.goOn();
        }
        return request.answer().executionOf(chunk);
      }
      if (back) {
        return null;
      }
      if (request.wasLeft()) {
        throw new IllegalStateException("the stream of " + request.text() + " was closed");
      }
      request.waitForPiece(timeout, until);
    }
  }
}
