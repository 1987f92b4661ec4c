package org.loompq.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.loompq.Database;
import org.loompq.DatabaseConfig;

/** An embedded PostgreSQL with a table of accounts, and both clients connected to it over TCP. */
final class Server implements AutoCloseable {

  static final int ACCOUNTS = 100_000;
  static final int CONNECTIONS = 8;

  private final EmbeddedPostgres postgres;
  private final Database loompq;
  private final HikariDataSource hikari;

  Server() throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    String address = "localhost:" + postgres.getPort() + "/postgres";
    loompq =
        Database.open(
            DatabaseConfig.builder("postgresql://postgres@" + address)
                .maxConnections(CONNECTIONS)
                .build());
    loompq.execute(
        """
        CREATE TABLE account (
          id bigint PRIMARY KEY, owner text NOT NULL,
          balance numeric NOT NULL, opened_at timestamptz NOT NULL)\
        """);
    loompq.execute(
        """
        INSERT INTO account
        SELECT n, 'owner ' || n, n % 500 + 0.25, now() FROM generate_series(1, $1) AS n\
        """,
        ACCOUNTS);
    loompq.execute("VACUUM ANALYZE account");
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:postgresql://" + address + "?user=postgres&prepareThreshold=1");
    config.setMaximumPoolSize(CONNECTIONS);
    hikari = new HikariDataSource(config);
  }

  Database loompq() {
    return loompq;
  }

  HikariDataSource hikari() {
    return hikari;
  }

  @Override
  public void close() throws IOException {
    hikari.close();
    loompq.close();
    postgres.close();
  }
}
