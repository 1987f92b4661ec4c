package org.loompq;

import java.util.Objects;
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
    Objects.requireNonNull(config, "config");
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
   * Listens to channels, on a connection of its own that {@link DatabaseConfig#maxConnections()}
   * does not count. Returns once the server has taken LISTEN: what is committed from then on is
   * notified of.
   *
   * {@snippet :
   * try (Notifications orders = db.listen("order_placed", "order_cancelled")) {
   *   while (true) {
   *     Notification order = orders.next();
   *     ...
   *   }
   * }
   * }
   *
   * <p>The names are taken as they are, so upper and lower case count: {@code LISTEN Orders} and
   * {@code NOTIFY Orders} mean the channel {@code orders}. A pooler that shares connections between
   * transactions passes no notifications on; connect to the server itself.
   *
   * @param channels the names of the channels, at least one
   * @return the notifications, to be closed
   * @throws IllegalArgumentException if there is no name, or one that is empty, longer than 63
   *     bytes, or no valid Unicode
   * @throws org.loompq.error.ConnectionException if no connection can be made, the server does not
   *     answer, or the database is closed
   * @throws org.loompq.error.ServerException if the server refuses to listen, as a standby does
   * @throws org.loompq.error.QueryInterruptedException if the thread is interrupted
   */
  Notifications listen(String... channels);

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
   * rolled back. {@link Notifications} are closed as well. Closing twice does nothing.
   */
  @Override
  void close();
}
