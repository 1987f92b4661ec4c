package org.loompq;

import java.util.ServiceLoader;
import org.loompq.spi.DatabaseProvider;

/**
 * A PostgreSQL database behind a pool of connections. Every statement borrows a connection for as
 * long as it runs. Open one for the life of the program and share it between all threads.
 *
 * {@snippet :
 * try (Database db = Database.open("postgresql://localhost/bank")) {
 *   Accounts accounts = db.repository(Accounts.class);
 *   accounts.find(1);
 * }
 * }
 */
public interface Database extends Session, AutoCloseable {

  /**
   * Opens a database with the default settings.
   *
   * @param dsn a libpq connection string or URI; see "Connection Strings" in PostgreSQL's
   *     documentation of libpq
   * @return the open database
   * @throws org.loompq.error.ConnectionException if the first connection cannot be made
   */
  static Database open(String dsn) {
    return open(DatabaseConfig.builder(dsn).build());
  }

  /**
   * Opens a database. Returns once one connection is made; the others open in the background.
   *
   * @param config where the database is and how to use it
   * @return the open database
   * @throws org.loompq.error.ConnectionException if the first connection cannot be made
   */
  static Database open(DatabaseConfig config) {
    return ServiceLoader.load(DatabaseProvider.class, Database.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no loompq client found: add org.loompq:loompq-runtime to the class path or"
                        + " module path"))
        .open(config);
  }

  /**
   * The repository that the annotation processor wrote for an interface, running on this database.
   * Equal to calling the constructor of the generated class.
   *
   * @param <T> the interface
   * @param type an interface with {@link Query} methods
   * @return its implementation
   * @throws IllegalArgumentException if no implementation was generated
   */
  <T> T repository(Class<T> type);

  /**
   * What the pool is doing and has done.
   *
   * @return figures of this moment
   */
  PoolStats stats();

  /**
   * Changes how many connections there are, while statements run. Returns at once: what is missing
   * is opened in the background; what is too many is closed, idle connections now and the others as
   * soon as their statements, or their lease, have ended.
   *
   * @param minConnections connections to keep open, at least 0
   * @param maxConnections connections that may be open at once, at least 1 and not below the
   *     minimum
   * @throws IllegalArgumentException if the numbers do not fit together
   * @throws org.loompq.error.ConnectionException if the database is closed
   */
  void resize(int minConnections, int maxConnections);

  /**
   * Closes every connection. Statements that run have five seconds to end, also those of leases.
   * Statements that wait for a connection fail with a {@link org.loompq.error.ConnectionException},
   * and so do all later ones, also those of leases that are still open, whose transactions are
   * rolled back. Closing twice does nothing.
   */
  @Override
  void close();
}
