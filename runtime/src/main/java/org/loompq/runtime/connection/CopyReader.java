package org.loompq.runtime.connection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.BinaryWriter;

/** Receives the data of a COPY. One thread at a time, but not always the same. */
public final class CopyReader {

  private final Request request;
  private final Copy data;

  /** Reads a request that is queued as a COPY. */
  public CopyReader(Request request, Copy data) {
    this.request = request;
    this.data = data;
  }

  /**
   * Waits for data, in the thread that reads now.
   *
   * @param timeout what errors call the time up to the deadline
   * @param until when the owner leaves, see {@link Deadline}
   * @return some rows, to be given to {@link #emptied}; null if there are no more: the request is
   *     back
   * @throws org.loompq.error.QueryInterruptedException if the thread is interrupted
   * @throws org.loompq.error.QueryTimeoutException if the deadline passes
   */
  public @Nullable BinaryWriter next(Duration timeout, long until) {
    data.ownedHere();
    while (true) {
      boolean back = request.isBack(); // looked at first: the last rows come before that
      BinaryWriter rows = data.received();
      if (rows != null) {
        if (data.hasMadeRoom() && !back) {
          request.goOn();
        }
        return rows;
      }
      if (back) {
        return null;
      }
      data.awaitPiece(request, timeout, until);
    }
  }

  /** The rows have been read. */
  public void emptied(BinaryWriter rows) {
    data.emptied(rows);
  }
}
