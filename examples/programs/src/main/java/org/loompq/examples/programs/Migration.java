package org.loompq.examples.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.loompq.Database;

/** The files that create the programs' tables; the build checks their statements by the same. */
final class Migration {

  private Migration() {}

  /** Runs a file, which is one statement. */
  static void run(Database db, String file) {
    try (InputStream migration = Migration.class.getResourceAsStream("/db/migration/" + file)) {
      byte[] sql = Objects.requireNonNull(migration, file).readAllBytes();
      db.execute(new String(sql, StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
