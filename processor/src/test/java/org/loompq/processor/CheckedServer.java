package org.loompq.processor;

import java.nio.file.Path;
import java.util.List;
import org.loompq.processor.server.EmbeddedServer;
import org.loompq.processor.server.Schema;

/** The server with the schema of {@code src/test/resources/checked}, for as long as tests run. */
final class CheckedServer {

  static final Path SCHEMA = Path.of("src", "test", "resources", "checked", "schema.sql");

  /** For what later runs of the tests use again. */
  static final Path CACHE = Path.of("target", "loompq-cache");

  private static final EmbeddedServer SERVER = start();

  private CheckedServer() {}

  private static EmbeddedServer start() {
    try {
      return EmbeddedServer.start(Schema.of(List.of(SCHEMA)), CACHE);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The option that names it. */
  static String option() {
    return "-Aloompq.url=" + SERVER.conninfo();
  }
}
