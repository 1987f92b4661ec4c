package org.loompq.examples.tour;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.loompq.Database;

/** The one at {@code LOOMPQ_TEST_URL}, or an embedded one that lives as long as the tests. */
final class TestServer {

  private static final String URL = start();

  private TestServer() {}

  /**
   * Makes a database afresh, for one class of tests.
   *
   * @return its connection URI
   */
  static String create(String database) {
    try (Database any = Database.open(URL)) {
      any.execute("DROP DATABASE IF EXISTS " + database);
      any.execute("CREATE DATABASE " + database);
    }
    return URL.replaceFirst("(//[^/]*/)[^?]*", "$1" + database);
  }

  private static String start() {
    String url = System.getenv("LOOMPQ_TEST_URL");
    if (url != null && !url.isBlank()) {
      return url;
    }
    try {
      return "postgresql://postgres@localhost:" + EmbeddedPostgres.start().getPort() + "/postgres";
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
