package org.loompq.processor.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.loompq.runtime.libpq.UnfinishedFolder;

/** What stays in a cache that nobody uses any more. */
final class Leftovers {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration UNFINISHED = Duration.ofHours(1);

  private Leftovers() {}

  /** Notes that a folder is used. */
  static void used(Path folder) {
    try {
      Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
    } catch (IOException _) {
      // Somebody else's: then it is for them to delete it.
    }
  }

  /** Deletes what was not used for long, as far as others do not do so at the same time. */
  static void delete(Path cache) {
    try (Stream<Path> all = Files.list(cache)) {
      for (Path folder : all.filter(Leftovers::isOld).toList()) {
        UnfinishedFolder.delete(folder);
      }
    } catch (IOException | UncheckedIOException _) {
      // There will be another time.
    }
  }

  private static boolean isOld(Path folder) {
    String name = folder.getFileName().toString();
    Duration kept;
    if (name.startsWith(UnfinishedFolder.PREFIX)) {
      kept = UNFINISHED;
    } else if (name.startsWith("schema-")
        || name.startsWith("empty-")
        || name.startsWith("postgres-")) {
      kept = KEPT;
    } else {
      return false;
    }
    try {
      Instant used = Files.getLastModifiedTime(folder).toInstant();
      return used.isBefore(Instant.now().minus(kept));
    } catch (IOException _) {
      return false; // deleted by somebody else
    }
  }
}
