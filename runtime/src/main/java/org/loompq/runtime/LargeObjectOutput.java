package org.loompq.runtime;

import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.Codecs;

/**
 * Writes a large object by its OID and an offset. It ends with the savepoint in which it was
 * opened, since what it has written may be undone then.
 */
final class LargeObjectOutput extends OutputStream {

  /** So many bytes are sent at once. */
  static final int PIECE = 256 * 1024;

  private static final Statement WRITE =
      Statement.of(
          "LargeObjects.write",
          RowShape.none(),
          "SELECT lo_put($1::int8::oid, $2, $3)",
          Parameter.of("oid", Codecs.LONG),
          Parameter.of("offset", Codecs.LONG),
          Parameter.of("bytes", Codecs.MEMORY_SEGMENT));

  private final PooledTransaction transaction;
  private final @Nullable Nesting savepoint;
  private final long oid;

  /** Where in the object the pending bytes belong. */
  private long position;

  private byte @Nullable [] pending;

  /** How many bytes are pending. */
  private int count;

  private boolean failed;
  private boolean closed;

  LargeObjectOutput(PooledTransaction transaction, long oid, long position) {
    this.transaction = transaction;
    this.savepoint = transaction.innermost();
    this.oid = oid;
    this.position = position;
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    check();
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (count == 0 && end - at >= PIECE) {
        send(source, at, PIECE);
        at += PIECE;
      } else {
        at += keep(source, at, end - at);
      }
    }
  }

  /** Keeps as many bytes as there is room for, and sends a full piece. */
  private int keep(byte[] source, int offset, int length) {
    byte[] room = pending == null ? new byte[PIECE] : pending;
    pending = room;
    int kept = Math.min(length, PIECE - count);
    System.arraycopy(source, offset, room, count, kept);
    count += kept;
    if (count == PIECE) {
      sendPending(room);
    }
    return kept;
  }

  private void sendPending(byte[] full) {
    int sent = count;
    count = 0;
    send(full, 0, sent);
  }

  private void send(byte[] source, int offset, int length) {
    MemorySegment bytes = MemorySegment.ofArray(source).asSlice(offset, length);
    try {
      var _ =
          WRITE
              .with(transaction)
              .bind(oid)
              .bind(position)
              .bind(bytes, Codecs.MEMORY_SEGMENT)
              .update();
    } catch (RuntimeException | Error broken) {
      failed = true;
      throw broken;
    }
    position += length;
  }

  @Override
  public void flush() {
    if (!closed) { // a writer around it may flush once more when it is closed
      check();
      flushPending();
    }
  }

  private void flushPending() {
    if (count > 0 && pending != null) {
      sendPending(pending);
    }
  }

  private void check() {
    if (closed) {
      throw new IllegalStateException(this + " was closed");
    }
    if (failed) {
      throw new IllegalStateException(this + " has failed before");
    }
    checkWithin(toString());
  }

  /**
   * Makes sure that what is sent now is undone only with the rest.
   *
   * @param what how errors call the stream
   */
  private void checkWithin(String what) {
    transaction.checkOpen(savepoint, what);
    if (transaction.innermost() != savepoint) {
      throw new IllegalStateException(
          what
              + " was opened outside of the savepoint that is open: if that were undone, a part of"
              + " what was written before would be as well; open another stream in it");
    }
  }

  /** Sends what is pending, unless it has failed before. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (count > 0 && !failed) {
      checkWithin(this + " (" + count + " bytes were not sent)");
      flushPending();
    }
  }

  @Override
  public String toString() {
    return "the stream that writes large object " + oid;
  }
}
