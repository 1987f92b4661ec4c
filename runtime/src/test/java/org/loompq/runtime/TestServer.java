package org.loompq.runtime;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.loompq.Database;
import org.loompq.DatabaseConfig;

/**
 * The PostgreSQL that tests run against: the one at {@code LOOMPQ_TEST_URL} if that is set, else an
 * embedded one that lives as long as the tests' process.
 */
public final class TestServer {

  /** Settings for libpq. */
  static final String UNENCRYPTED = "sslmode=disable&gssencmode=disable";

  private static final String URL = start();

  private TestServer() {}

  /** The server's connection URI. */
  public static String url() {
    return URL;
  }

  /** The server's connection URI, with settings for libpq such as {@code sslmode=disable}. */
  public static String url(String settings) {
    return URL + (URL.contains("?") ? "&" : "?") + settings;
  }

  /** Settings to start from. */
  public static DatabaseConfig.Builder config() {
    return config(URL);
  }

  /** Settings to start from, for what has to see the protocol. */
  static DatabaseConfig.Builder unencrypted() {
    return config(url(UNENCRYPTED));
  }

  private static DatabaseConfig.Builder config(String url) {
    return DatabaseConfig.builder(url).acquireTimeout(Duration.ofSeconds(20));
  }

  /** A database with some connections. */
  public static Database open(int connections) {
    return Database.open(config().maxConnections(connections).build());
  }

  private static String start() {
    String url = System.getenv("LOOMPQ_TEST_URL");
    if (url != null && !url.isBlank()) {
      return url;
    }
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "200")
              .setServerConfig("fsync", "off")
              .setServerConfig("timezone", "UTC")
              .start();
      return "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
