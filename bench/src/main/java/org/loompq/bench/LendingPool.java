package org.loompq.bench;

import java.io.IOException;
import java.sql.SQLException;

/** A pool of connections, seen as what {@link AcquireBenchmark} measures. */
interface LendingPool extends AutoCloseable {

  /** What the holder of a connection does. */
  interface Work {
    void run() throws SQLException;
  }

  /** Acquires a connection, does the work and releases the connection. */
  void lend(Work work) throws SQLException;

  @Override
  void close() throws IOException;
}
