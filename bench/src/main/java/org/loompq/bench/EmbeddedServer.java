package org.loompq.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.loompq.Database;
import org.loompq.DatabaseConfig;

/** An embedded PostgreSQL, and loompq connected to it over TCP by a fixed number of connections. */
final class EmbeddedServer implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final Database loompq;

  EmbeddedServer(int connections) throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    loompq =
        Database.open(
            DatabaseConfig.builder("postgresql://postgres@" + address())
                .minConnections(connections)
                .maxConnections(connections)
                .build());
  }

  /** Host, port and database, as the URIs of all clients have them. */
  String address() {
    return "localhost:" + postgres.getPort() + "/postgres";
  }

  Database loompq() {
    return loompq;
  }

  @Override
  public void close() throws IOException {
    loompq.close();
    postgres.close();
  }
}
