package org.loompq.runtime.pool;

import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.BinaryWriter;
import org.loompq.runtime.connection.Copy;
import org.loompq.runtime.connection.CopyWriter;
import org.loompq.runtime.connection.SqlText;

/** A COPY to the server. Closing it before {@link #finish} has all of it undone. */
public final class LeaseCopyIn extends LeaseCopy {

  /** Data is to be added in pieces of no more bytes, so that little of it is in memory. */
  public static final int LARGEST_PIECE = 32 * 1024;

  private final CopyWriter writer = new CopyWriter(request(), data());

  LeaseCopyIn(Lease lease, SqlText text, @Nullable LeaseTransaction within) {
    super(lease, text, Copy.Direction.IN, within);
  }

  /**
   * Waits for room for data.
   *
   * @return where it goes; then {@link #added} is to be called
   * @throws org.loompq.error.PgException if the connection was lost, or takes nothing in time, or
   *     if the server has refused a row, as far as that is seen before {@link #finish}
   */
  public BinaryWriter room() {
    BinaryWriter begun = writer.block();
    if (begun != null) {
      return begun;
    }
    BinaryWriter room = writer.awaitRoom(timeout(), deadline());
    if (room == null) {
      var _ = finish();
      throw new IllegalStateException(text() + " ended before all was sent");
    }
    return room;
  }

  /** Data was written. */
  public void added() {
    writer.added();
  }

  /** Sends what was written. */
  public void flush() {
    writer.send();
  }

  /**
   * Ends the data.
   *
   * @return how many rows were copied
   * @throws org.loompq.error.PgException if the COPY has failed: then none was
   */
  public long finish() {
    checkNotEnded();
    try {
      writer.awaitEnd(timeout(), deadline());
      try (var result = end(this::execution).result()) {
        return result.affectedRows();
      }
    } finally {
      close();
    }
  }

  /** The server rolls back, or has done so before anybody asked: a transaction has failed. */
  @Override
  void givenUp() {
    if (request().wasLeft()) {
      spoilIfLeft();
    } else {
      spoilIfRefused();
    }
  }
}
