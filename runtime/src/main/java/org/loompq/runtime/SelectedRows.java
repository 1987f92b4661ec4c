package org.loompq.runtime;

import org.jspecify.annotations.Nullable;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.pool.LeaseStream;

/** The rows of a statement that still runs. */
record SelectedRows(Statement statement, StatementRunner runner, LeaseStream stream)
    implements RowSource {

  @Override
  public @Nullable Rows next() {
    Execution next = stream.next();
    return next == null ? null : Rows.of(statement, next, runner);
  }

  @Override
  public void close() {
    stream.close();
  }
}
