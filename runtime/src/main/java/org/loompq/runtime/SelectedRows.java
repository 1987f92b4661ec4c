package org.loompq.runtime;

import org.jspecify.annotations.Nullable;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.pool.LeaseStream;

/** The rows of a statement that still runs; at its end, what the server has said about it. */
record SelectedRows(
    Statement statement, StatementRunner runner, LeaseStream stream, NoticeDelivery notices)
    implements RowSource {

  @Override
  public @Nullable Rows next() {
    Execution next;
    try {
      next = stream.next();
    } catch (RuntimeException | Error failed) {
      notices.failed(stream.request(), failed);
      runner.known().failed(statement, failed);
      throw failed;
    }
    if (next == null) {
      notices.succeeded(stream.request());
      return null;
    }
    return Rows.of(statement, next, runner);
  }

  @Override
  public void close() {
    stream.close();
  }
}
