package org.loompq.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The files that create the tables, by which the build checks the statements of loompq. */
public final class Migration {

  private Migration() {}

  /** The only statement of a file. */
  public static String statement(String file) {
    try (InputStream migration = Migration.class.getResourceAsStream("/db/migration/" + file)) {
      byte[] sql = Objects.requireNonNull(migration, file).readAllBytes();
      return new String(sql, StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
