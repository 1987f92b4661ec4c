package org.loompq.examples.programs;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL that a program runs against. */
record Server(String url, @Nullable EmbeddedPostgres embedded) implements Closeable {

  /** The one whose URL is the first argument, or at {@code LOOMPQ_URL}, or else an embedded one. */
  static Server of(String... arguments) throws IOException {
    String url = arguments.length > 0 ? arguments[0] : System.getenv("LOOMPQ_URL");
    if (url != null && !url.isBlank()) {
      return new Server(url, null);
    }
    EmbeddedPostgres embedded = EmbeddedPostgres.start();
    return new Server(
        "postgresql://postgres@localhost:" + embedded.getPort() + "/postgres", embedded);
  }

  @Override
  public void close() throws IOException {
    if (embedded != null) {
      embedded.close();
    }
  }
}
