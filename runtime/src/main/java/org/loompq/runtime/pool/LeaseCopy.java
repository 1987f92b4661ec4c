package org.loompq.runtime.pool;

import org.jspecify.annotations.Nullable;
import org.loompq.runtime.connection.Copy;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/**
 * A COPY on a lease, which runs nothing else until it has ended. One thread at a time has to do
 * with its data; it need not be the one that has begun it.
 */
public abstract sealed class LeaseCopy extends Piecewise permits LeaseCopyIn, LeaseCopyOut {

  private final Copy data;

  LeaseCopy(
      Lease lease, SqlText text, Copy.Direction direction, @Nullable LeaseTransaction within) {
    super(lease, text, Request.inPieces(), within);
    this.data = new Copy(direction);
  }

  /** Returns once the server has begun with it. */
  @Override
  public void begin(long deadline) {
    request().begin(text(), deadline);
    request().queueCopy(Lease.controls(within()), data);
    lease().connection().submit(request());
    boolean begun;
    try {
      begun = data.awaitBegin(request(), timeout(), deadline());
    } finally {
      toldTransaction();
    }
    if (!begun) {
      execution().result().close();
      throw new IllegalStateException(
          text()
              + " was answered without any data; a COPY of the server's own files is for execute");
    }
    succeeded();
  }

  final Copy data() {
    return data;
  }

  @Override
  public final String name() {
    return "a COPY";
  }
}
