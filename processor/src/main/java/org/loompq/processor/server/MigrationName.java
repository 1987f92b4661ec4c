package org.loompq.processor.server;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a migration as Flyway wants it: {@code V2_1__accounts.sql}; see "Migrations" in its
 * documentation.
 *
 * @param file the file
 * @param kind {@code V} for one with a version, {@code B} for all up to a version, {@code R} for
 *     one that is executed after each change of it, {@code U} for the way back
 * @param version its version, 0 of those without
 * @param description what the author calls it
 */
record MigrationName(Path file, char kind, MigrationVersion version, String description) {

  private static final Pattern NAME =
      Pattern.compile("(?:([VBU])(\\d+(?:[._]\\d+)*)|R)__(.*)\\.sql");
  private static final Pattern NEAR_MISS = Pattern.compile("V\\d.*\\.sql");

  static Optional<MigrationName> of(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return Optional.empty();
    }
    String kind = name.group(1);
    String version = name.group(2);
    return Optional.of(
        new MigrationName(
            file,
            kind == null ? 'R' : kind.charAt(0),
            MigrationVersion.of(version == null ? "" : version),
            name.group(3)));
  }

  /** Whether it begins as one with a version does, but is none. */
  static boolean isNearMiss(Path file) {
    String name = file.getFileName().toString();
    return NEAR_MISS.matcher(name).matches() && !NAME.matcher(name).matches();
  }
}
