package org.loompq.runtime.connection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.BinaryWriter;

/** Sends the data of a COPY. One thread at a time, but not always the same. */
public final class CopyWriter {

  private final Request request;
  private final Copy data;

  /** What is being filled; null if there is none. */
  private @Nullable BinaryWriter block;

  /** Writes a request that is queued as a COPY. */
  public CopyWriter(Request request, Copy data) {
    this.request = request;
    this.data = data;
  }

  /** What is being filled; null if there is none, and room is to be waited for. */
  public @Nullable BinaryWriter block() {
    return block;
  }

  /**
   * Waits for room, in the thread that sends now.
   *
   * @param timeout what errors call the time up to the deadline
   * @param until when the owner leaves, see {@link Deadline}
   * @return where data goes; null if the COPY is back, since the connection was lost
   * @throws org.loompq.error.QueryInterruptedException if the thread is interrupted
   * @throws org.loompq.error.QueryTimeoutException if the deadline passes
   */
  public @Nullable BinaryWriter awaitRoom(Duration timeout, long until) {
    data.ownedHere();
    while (!request.isBack()) {
      BinaryWriter room = data.room();
      if (room != null && !Thread.currentThread().isInterrupted()) {
        block = room;
        return room;
      }
      data.awaitPiece(request, timeout, until);
    }
    return null;
  }

  /** Sends what was written, if it is much. */
  public void added() {
    if (block != null && Copy.isFull(block)) {
      send();
    }
  }

  /** Sends what was written. */
  public void send() {
    BinaryWriter filled = block;
    if (filled != null && filled.position() > 0) {
      block = null;
      data.add(filled);
      request.goOn();
    }
  }

  /**
   * Ends the data, and waits until the request is back.
   *
   * @param timeout what errors call the time up to the deadline
   * @param until when the owner leaves, see {@link Deadline}
   */
  public void awaitEnd(Duration timeout, long until) {
    send();
    data.ownedHere();
    data.complete();
    request.goOn();
    while (!request.isBack()) {
      data.awaitPiece(request, timeout, until);
    }
  }
}
