package org.loompq;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * The large objects of a database, read and written as streams within a transaction; see {@link
 * Transaction#largeObjects}. Each has an OID, which a table may keep, and up to 4 TB; unlike a
 * {@code bytea} it is never in memory as a whole, on either side.
 *
 * {@snippet :
 * db.transaction(tx -> {
 *   LargeObjects objects = tx.largeObjects();
 *   long oid = objects.create();
 *   try (OutputStream out = objects.write(oid)) {
 *     Files.copy(path, out);
 *   }
 *   return tx.execute("INSERT INTO film (title, content) VALUES ($1, $2::bigint::oid)", title, oid);
 * });
 * }
 *
 * <p>The transaction makes it all take effect, or undoes it. Streams end with it, and with the
 * {@link Transaction#savepoint} in which they were opened; then they throw {@link
 * IllegalStateException}. So do those that write while a savepoint is open that was set after them:
 * it would undo a part of what they have taken. Several may be open, and other statements may run
 * meanwhile. Each is for one thread at a time.
 *
 * <p>All methods, and those of the streams, throw {@link org.loompq.error.PgException} as {@link
 * Session#execute} does, such as a {@link org.loompq.error.ServerException} where there is no such
 * object. The streams throw no {@link java.io.IOException}.
 */
public interface LargeObjects {

  /**
   * Makes an empty one.
   *
   * @return its OID
   */
  long create();

  /**
   * Reads one from its start.
   *
   * @param oid its OID
   * @return its bytes as they are now, whatever is written to it meanwhile; to be closed
   */
  default InputStream read(long oid) {
    return read(oid, 0);
  }

  /**
   * Reads one from somewhere.
   *
   * @param oid its OID
   * @param offset how many bytes to leave out
   * @return its other bytes as they are now, whatever is written to it meanwhile; none if there are
   *     no more. To be closed
   * @throws IllegalArgumentException if the offset is negative
   */
  InputStream read(long oid, long offset);

  /**
   * Writes one anew: it is emptied first.
   *
   * @param oid its OID
   * @return takes its bytes; they are sent when there are enough of them, and when it is flushed or
   *     closed
   */
  OutputStream write(long oid);

  /**
   * Writes over a part of one, or behind its end if the offset is its {@link #size}. If it is
   * larger than that, the bytes between are zero.
   *
   * @param oid its OID
   * @param offset how many bytes to leave as they are
   * @return takes bytes; they are sent when there are enough of them, and when it is flushed or
   *     closed
   * @throws IllegalArgumentException if the offset is negative
   */
  OutputStream write(long oid, long offset);

  /**
   * How large one is.
   *
   * @param oid its OID
   * @return its bytes
   */
  long size(long oid);

  /**
   * Deletes one. What refers to it is not looked for.
   *
   * @param oid its OID
   */
  void delete(long oid);
}
