package org.loompq.runtime;

import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.Codecs;

/**
 * Reads a large object through a descriptor of the server, which sees what the object was when it
 * was opened. It lives as long as the transaction, or the savepoint in which it was opened; its
 * number may be given to another object afterwards.
 */
final class LargeObjectInput extends InputStream {

  /** So many bytes are asked for at once. */
  static final int PIECE = 256 * 1024;

  /** 262144 is INV_READ, 0 is SEEK_SET; see {@code libpq-fs.h}. */
  private static final Statement OPEN =
      Statement.of(
          "LargeObjects.read",
          RowShape.of("LargeObject")
              .column("fd", "fd", Codecs.INTEGER)
              .column("piece", "piece", Codecs.BYTES),
          """
          SELECT fd, at, loread(fd, $3) AS piece
          FROM (SELECT fd, lo_lseek64(fd, $2, 0) AS at
                FROM lo_open($1::int8::oid, 262144) AS fd) AS opened\
          """,
          Parameter.of("oid", Codecs.LONG),
          Parameter.of("offset", Codecs.LONG),
          Parameter.of("length", Codecs.INTEGER));

  private static final Statement READ =
      Statement.of(
          "LargeObjects.read",
          RowShape.scalar(Codecs.BYTES),
          "SELECT loread($1, $2)",
          Parameter.of("fd", Codecs.INTEGER),
          Parameter.of("length", Codecs.INTEGER));

  private static final Statement CLOSE =
      Statement.of(
          "LargeObjects.read",
          RowShape.none(),
          "SELECT lo_close($1)",
          Parameter.of("fd", Codecs.INTEGER));

  private final PooledTransaction transaction;
  private final @Nullable Nesting savepoint;
  private final long oid;
  private final int descriptor;

  /** What is being read. */
  private byte[] piece;

  /** Up to where. */
  private int position;

  private boolean failed;
  private boolean closed;

  private LargeObjectInput(
      PooledTransaction transaction,
      @Nullable Nesting savepoint,
      long oid,
      int descriptor,
      byte[] first) {
    this.transaction = transaction;
    this.savepoint = savepoint;
    this.oid = oid;
    this.descriptor = descriptor;
    this.piece = first;
  }

  static LargeObjectInput open(PooledTransaction transaction, long oid, long offset) {
    Nesting savepoint = transaction.innermost();
    try (Rows rows = OPEN.with(transaction).bind(oid).bind(offset).bind(PIECE).query()) {
      var _ = rows.single();
      byte[] first = Objects.requireNonNull(rows.get(1, Codecs.BYTES));
      return new LargeObjectInput(transaction, savepoint, oid, rows.getInt(0), first);
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    check();
    if (length == 0) {
      return 0;
    }
    if (position == piece.length && !next()) {
      return -1;
    }
    int read = Math.min(length, piece.length - position);
    System.arraycopy(piece, position, target, offset, read);
    position += read;
    return read;
  }

  /** Asks for the next piece. Only the last is smaller than it could be. */
  private boolean next() {
    if (piece.length < PIECE) {
      return false;
    }
    try (Rows rows = READ.with(transaction).bind(descriptor).bind(PIECE).query()) {
      piece = Objects.requireNonNull(rows.single().get(0, Codecs.BYTES));
      position = 0;
    } catch (RuntimeException | Error broken) {
      failed = true;
      throw broken;
    }
    return piece.length > 0;
  }

  /** How many bytes can be read without asking the server. */
  @Override
  public int available() {
    check();
    return piece.length - position;
  }

  private void check() {
    if (closed) {
      throw new IllegalStateException(this + " was closed");
    }
    if (failed) {
      throw new IllegalStateException(this + " has failed before: open it anew");
    }
    transaction.checkOpen(savepoint, toString());
  }

  /** Frees the descriptor, unless the server has done so. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!failed && transaction.isUsable(savepoint)) {
      var _ = CLOSE.with(transaction).bind(descriptor).update();
    }
  }

  @Override
  public String toString() {
    return "the stream that reads large object " + oid;
  }
}
