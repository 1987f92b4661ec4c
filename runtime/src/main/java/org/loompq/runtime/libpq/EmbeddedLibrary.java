package org.loompq.runtime.libpq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * libpq out of the embedded PostgreSQL that tests, examples and the processor start, with the
 * OpenSSL that it links. The files are kept in the user's cache folder for the next process.
 */
final class EmbeddedLibrary {

  private EmbeddedLibrary() {}

  /** The library's file, extracted if it was not yet; empty if there is no archive. */
  static Optional<Path> extract() {
    try {
      Optional<EmbeddedArchive> archive = EmbeddedArchive.find();
      if (archive.isEmpty()) {
        return Optional.empty();
      }
      Path folder = archive.get().unpackLibrary(cacheFolder());
      return Optional.of(folder.resolve(Platform.current().fileName()));
    } catch (IOException failed) {
      throw new UncheckedIOException("libpq could not be extracted from its archive", failed);
    }
  }

  /** A folder that only this user can write to: a library is loaded from it. */
  private static Path cacheFolder() throws IOException {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path base =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    try {
      return Files.createDirectories(base.resolve("loompq"));
    } catch (IOException notWritable) {
      return Files.createTempDirectory("loompq");
    }
  }
}
