package org.loompq.spi;

import org.loompq.Database;
import org.loompq.DatabaseConfig;

/** Opens databases. {@code org.loompq.runtime} provides the one implementation. */
public interface DatabaseProvider {

  /**
   * Opens a pool of connections.
   *
   * @param config where the database is and how to use it
   * @return the open database
   * @throws org.loompq.error.ConnectionException if the first connection cannot be made
   */
  Database open(DatabaseConfig config);
}
