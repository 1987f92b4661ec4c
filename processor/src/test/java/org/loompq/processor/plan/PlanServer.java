package org.loompq.processor.plan;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The server whose plans are read: the one at {@code LOOMPQ_TEST_URL} if that is set, else an
 * embedded one. It has the tables of {@code plan/schema.sql}.
 */
final class PlanServer {

  private static final String URL = start();

  static {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      statement.execute(resource("schema.sql"));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private PlanServer() {}

  static String resource(String name) {
    try (var in = PlanServer.class.getResourceAsStream("/plan/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** In a transaction. */
  static Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection(URL);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          SET search_path = plan_test;
          SET plan_cache_mode = force_generic_plan;
          SET max_parallel_workers_per_gather = 0;
          """);
    }
    connection.setAutoCommit(false);
    return connection;
  }

  private static String start() {
    String url = System.getenv("LOOMPQ_TEST_URL");
    if (url != null && !url.isBlank()) {
      URI uri = URI.create(url);
      return "jdbc:postgresql://%s:%d%s?user=%s"
          .formatted(uri.getHost(), uri.getPort(), uri.getPath(), uri.getUserInfo());
    }
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", "off")
          .start()
          .getJdbcUrl("postgres", "postgres");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
