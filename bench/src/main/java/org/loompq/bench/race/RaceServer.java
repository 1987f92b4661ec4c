package org.loompq.bench.race;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * An embedded PostgreSQL with the tables of the race, reached by TCP and by a Unix socket. Nothing
 * is made durable, so that the disk does not decide.
 */
final class RaceServer implements AutoCloseable {

  private final EmbeddedPostgres postgres;

  /** Short, because the path of a socket may have 107 bytes at most. */
  private final Path socketDirectory;

  RaceServer(Answers answers) throws IOException, SQLException {
    socketDirectory = Files.createTempDirectory("race");
    postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "300")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("timezone", "UTC")
            .setServerConfig("unix_socket_directories", socketDirectory.toString())
            .start();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : answers.schema()) {
        statement.execute(sql);
      }
    }
  }

  int port() {
    return postgres.getPort();
  }

  /** Where a client of libpq, or one that can use Unix sockets, finds the server. */
  String host(Transport transport) {
    return switch (transport) {
      case TCP -> "127.0.0.1";
      case UNIX -> socketDirectory.toString();
    };
  }

  String connectionString(Transport transport) {
    return "host=" + host(transport) + " port=" + port() + " user=postgres dbname=postgres";
  }

  String jdbcUrl() {
    return "jdbc:postgresql://" + host(Transport.TCP) + ":" + port() + "/postgres?user=postgres";
  }

  /** The only value that a statement gives, as text. */
  String ask(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Connection connect() throws SQLException {
    return postgres.getPostgresDatabase().getConnection();
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    Files.deleteIfExists(socketDirectory);
  }
}
