package org.loompq.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import org.loompq.Database;

/** A server with a table of accounts, and loompq and HikariCP with pgjdbc connected to it. */
final class Server implements AutoCloseable {

  static final int ACCOUNTS = 100_000;
  static final int CONNECTIONS = 8;

  private final EmbeddedServer server;
  private final HikariDataSource hikari;

  Server() throws IOException {
    server = new EmbeddedServer(CONNECTIONS);
    loompq().execute(Migration.statement("V1__account.sql"));
    loompq()
        .execute(
            """
            INSERT INTO account
            SELECT n, 'owner ' || n, n % 500 + 0.25, now() FROM generate_series(1, $1) AS n\
            """,
            ACCOUNTS);
    loompq().execute("VACUUM ANALYZE account");
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(
        "jdbc:postgresql://" + server.address() + "?user=postgres&prepareThreshold=1");
    config.setMaximumPoolSize(CONNECTIONS);
    hikari = new HikariDataSource(config);
  }

  Database loompq() {
    return server.loompq();
  }

  HikariDataSource hikari() {
    return hikari;
  }

  @Override
  public void close() throws IOException {
    hikari.close();
    server.close();
  }
}
