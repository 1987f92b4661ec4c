package org.loompq.examples.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.loompq.Database;

/** The files that create tables; the build checks the statements of repositories by the same. */
final class Migration {

  private Migration() {}

  /** Runs the statements of a file, each of which ends with a semicolon at the end of a line. */
  static void run(Database db, String file) {
    try (InputStream migration = Migration.class.getResourceAsStream("/db/migration/" + file)) {
      byte[] sql = Objects.requireNonNull(migration, file).readAllBytes();
      for (String statement : new String(sql, StandardCharsets.UTF_8).split(";\\R", -1)) {
        if (!statement.isBlank()) {
          db.execute(statement);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
