package org.loompq.runtime.pool;

import org.loompq.runtime.connection.Batch;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/** A way of statements to a connection: the pool finds one, a lease or a transaction has one. */
public sealed interface Route permits Pool, Lease, LeaseTransaction {

  /**
   * Runs a statement, in the transaction that is open or else in one of its own.
   *
   * @param request with the values of its parameters; {@link Request#wasLeft} tells whether it may
   *     be used again
   * @return its result, to be closed by the caller
   */
  Execution run(SqlText text, Request request);

  /**
   * Opens a stream of a statement's rows.
   *
   * @param request with the values of its parameters
   * @param rowsPerChunk how many rows are read from the socket at once, about
   */
  LeaseStream stream(SqlText text, Request request, int rowsPerChunk);

  /**
   * Begins to execute a statement many times, in one transaction: the one that is open, or one of
   * its own.
   *
   * @param request without values
   * @param meanwhile takes rows that have come, whenever the owner waits
   */
  LeaseBatch batch(SqlText text, Request request, Batch batch, Runnable meanwhile);

  /** Begins a COPY to the server; returns once it waits for data. */
  LeaseCopyIn copyIn(SqlText text);

  /** Begins a COPY from the server; returns once it sends data. */
  LeaseCopyOut copyOut(SqlText text);

  /** Opens a pipeline for statements that do not wait for each other's answers. */
  LeasePipeline pipeline();
}
