package org.loompq.runtime;

import java.io.InputStream;
import java.io.OutputStream;
import org.loompq.LargeObjects;
import org.loompq.runtime.codec.Codecs;

/** The large objects that a transaction reads and writes with the server's functions. */
final class TransactionLargeObjects implements LargeObjects {

  private static final Statement CREATE =
      Statement.of(
          "LargeObjects.create", RowShape.scalar(Codecs.LONG), "SELECT lo_create(0)::int8");

  private static final Statement DELETE =
      Statement.of(
          "LargeObjects.delete",
          RowShape.none(),
          "SELECT lo_unlink($1::int8::oid)",
          Parameter.of("oid", Codecs.LONG));

  /** 262144 is INV_READ, 2 is SEEK_END; see {@code libpq-fs.h}. */
  private static final Statement SIZE =
      Statement.of(
          "LargeObjects.size",
          RowShape.of("LargeObjects").column("size", "size", Codecs.LONG),
          """
          SELECT size, lo_close(fd)
          FROM (SELECT fd, lo_lseek64(fd, 0, 2) AS size
                FROM lo_open($1::int8::oid, 262144) AS fd) AS opened\
          """,
          Parameter.of("oid", Codecs.LONG));

  /** 131072 is INV_WRITE. */
  private static final Statement EMPTY =
      Statement.of(
          "LargeObjects.write",
          RowShape.none(),
          """
          SELECT emptied, lo_close(fd)
          FROM (SELECT fd, lo_truncate64(fd, 0) AS emptied
                FROM lo_open($1::int8::oid, 131072) AS fd) AS opened\
          """,
          Parameter.of("oid", Codecs.LONG));

  private final PooledTransaction transaction;

  TransactionLargeObjects(PooledTransaction transaction) {
    this.transaction = transaction;
  }

  @Override
  public long create() {
    try (Rows rows = CREATE.with(transaction).query()) {
      return rows.single().getLong(0);
    }
  }

  @Override
  public InputStream read(long oid, long offset) {
    return LargeObjectInput.open(transaction, oid, checked(offset));
  }

  @Override
  public OutputStream write(long oid) {
    var _ = EMPTY.with(transaction).bind(oid).update();
    return write(oid, 0);
  }

  @Override
  public OutputStream write(long oid, long offset) {
    return new LargeObjectOutput(transaction, oid, checked(offset));
  }

  private static long checked(long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("the offset " + offset + " is before the start");
    }
    return offset;
  }

  @Override
  public long size(long oid) {
    try (Rows rows = SIZE.with(transaction).bind(oid).query()) {
      return rows.single().getLong(0);
    }
  }

  @Override
  public void delete(long oid) {
    var _ = DELETE.with(transaction).bind(oid).update();
  }
}
