package org.loompq.runtime.libpq;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * libpq out of the embedded PostgreSQL that tests and examples start. Its archive on the class path
 * also holds the client library and the OpenSSL that it links.
 *
 * <p>The files are kept in the user's cache folder, under the archive's hash, for the next process.
 */
final class EmbeddedLibrary {

  private EmbeddedLibrary() {}

  /** The library's file, extracted if it was not yet; empty if there is no archive. */
  static Optional<Path> extract() {
    Platform platform = Platform.current();
    String archive = platform.archive(System.getProperty("os.arch", ""));
    URL resource = find(archive);
    if (resource == null) {
      return Optional.empty();
    }
    try {
      Path folder = cacheFolder().resolve("libpq-" + hash(resource));
      if (!Files.exists(folder.resolve(platform.fileName()))) {
        extract(resource, folder);
      }
      return Optional.of(folder.resolve(platform.fileName()));
    } catch (IOException failed) {
      throw new UncheckedIOException(archive + " could not be extracted", failed);
    }
  }

  private static @Nullable URL find(String archive) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    URL found = context == null ? null : context.getResource(archive);
    return found != null ? found : ClassLoader.getSystemResource(archive);
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

  private static String hash(URL resource) throws IOException {
    try (InputStream in = resource.openStream()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Extracts beside the folder and renames, so that no other process sees half of it. */
  private static void extract(URL resource, Path folder) throws IOException {
    Path unfinished = Files.createTempDirectory(folder.getParent(), "unfinished");
    try {
      EmbeddedArchive.extract(resource, unfinished);
      Files.move(unfinished, folder);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException madeMeanwhile) {
      delete(unfinished);
    } catch (FileSystemException failed) {
      delete(unfinished);
      if (!Files.exists(folder)) {
        throw failed;
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
