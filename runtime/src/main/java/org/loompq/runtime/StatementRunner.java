package org.loompq.runtime;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.loompq.Session;
import org.loompq.runtime.connection.Batch;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.pool.LeaseBatch;

/** What a repository needs of a {@link Session}: it runs statements. */
public abstract class StatementRunner {

  /** For the sessions of this package. */
  StatementRunner() {}

  /**
   * The runner of a session.
   *
   * @param session a session of loompq
   * @return runs statements on that session
   * @throws IllegalArgumentException if the session is not one of loompq's
   */
  public static StatementRunner of(Session session) {
    Objects.requireNonNull(session, "session");
    if (session instanceof StatementRunner runner) {
      return runner;
    }
    throw new IllegalArgumentException(
        session.getClass().getName()
            + " is no session of loompq: use the Database that Database.open gave");
  }

  /** Takes the values of an execution. */
  abstract Parameters parameters(Statement statement);

  /** Runs a statement, and takes its parameters back for another. */
  abstract Execution run(Statement statement, Parameters parameters);

  /** Opens a stream of a statement's rows, which takes its parameters back at its end. */
  abstract StreamedRows stream(Statement statement, Parameters parameters, int rowsPerChunk);

  /**
   * Begins to execute a statement many times, in one transaction.
   *
   * @param meanwhile takes rows that have come, whenever the owner waits
   */
  abstract LeaseBatch batch(Statement statement, Batch batch, Runnable meanwhile);

  /**
   * Copies records into a table, all of them or none.
   *
   * @param progress is told how many were taken so far
   */
  abstract <T> long copyIn(
      CopyInto into,
      Iterator<? extends T> source,
      RowWriter<? super T> writer,
      LongConsumer progress);

  /** Begins to copy the rows of a query. */
  abstract StreamedRows copyOut(CopyFrom from);

  /** Hands over what the server says about statements. */
  abstract NoticeDelivery notices();

  abstract TypeCatalogue types();
}
