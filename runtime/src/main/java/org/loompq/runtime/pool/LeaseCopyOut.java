package org.loompq.runtime.pool;

import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.BinaryWriter;
import org.loompq.runtime.connection.Copy;
import org.loompq.runtime.connection.CopyReader;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.SqlText;

/**
 * A COPY from the server. Closing it before its end has the server cancel it; a transaction around
 * it goes on.
 */
public final class LeaseCopyOut extends LeaseCopy {

  private final CopyReader reader = new CopyReader(request(), data());

  /** Whether the COPY has come to its end. For the reader. */
  private boolean read;

  LeaseCopyOut(Lease lease, SqlText text, @Nullable LeaseTransaction within) {
    super(lease, text, Copy.Direction.OUT, within);
  }

  @Override
  public void begin(long deadline) {
    control(LeaseStream.SAVEPOINT);
    boolean begun = false;
    try {
      super.begin(deadline);
      begun = true;
    } finally {
      if (!begun) {
        withdraw(LeaseStream.SAVEPOINT);
      }
    }
  }

  /**
   * Waits for the next rows.
   *
   * @return some rows as the server sends them, to be given to {@link #emptied}; null after the
   *     last
   * @throws IllegalStateException if it was closed before
   * @throws org.loompq.error.PgException if the COPY fails, or the rows do not come in time
   */
  public @Nullable BinaryWriter next() {
    if (read) {
      return null;
    }
    checkNotEnded();
    BinaryWriter rows = reader.next(timeout(), deadline());
    if (rows == null) {
      read = true;
      end(this::last).result().close();
    }
    return rows;
  }

  /** Rows have been read. */
  public void emptied(BinaryWriter rows) {
    reader.emptied(rows);
  }

  private Execution last() {
    Execution last = execution();
    control(LeaseStream.RELEASE);
    return last;
  }

  @Override
  void givenUp() {
    request().drop();
    control(LeaseStream.ROLLBACK);
    control(LeaseStream.RELEASE);
  }
}
