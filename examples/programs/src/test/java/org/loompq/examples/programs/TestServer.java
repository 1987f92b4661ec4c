package org.loompq.examples.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.loompq.Database;

/** The one at {@code LOOMPQ_TEST_URL}, or an embedded one that lives as long as the tests. */
final class TestServer {

  private static final String URL = start();

  private TestServer() {}

  static Database open() {
    return Database.open(URL);
  }

  private static String start() {
    String url = System.getenv("LOOMPQ_TEST_URL");
    try {
      return url != null && !url.isBlank() ? url : Server.of().url();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
