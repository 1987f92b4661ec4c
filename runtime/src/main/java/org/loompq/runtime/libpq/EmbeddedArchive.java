package org.loompq.runtime.libpq;

import java.io.IOException;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The archive of the embedded PostgreSQL for this platform, a resource in a jar of {@code
 * io.zonky.test.postgres}. It holds a server with its extensions, libpq, and what both link.
 */
public final class EmbeddedArchive {

  private static final Pattern LIBRARY =
      Pattern.compile("(?:\\./)?(?:lib|bin)/(lib(?:pq|ssl|crypto)[-.0-9].*(?:so|dylib|dll).*)");

  private final URL resource;
  private final String version;

  private EmbeddedArchive(URL resource) throws IOException {
    this.resource = resource;
    this.version = version(resource);
  }

  /**
   * The archive beside this class, as where a compiler runs a processor, or on the class path of
   * the thread or the system; empty if there is none.
   */
  public static Optional<EmbeddedArchive> find() throws IOException {
    String name = Platform.current().archive(System.getProperty("os.arch", ""));
    List<@Nullable ClassLoader> loaders =
        Arrays.asList(
            EmbeddedArchive.class.getClassLoader(),
            Thread.currentThread().getContextClassLoader(),
            ClassLoader.getSystemClassLoader());
    for (ClassLoader loader : loaders) {
      URL found = loader == null ? null : loader.getResource(name);
      if (found != null) {
        return Optional.of(new EmbeddedArchive(found));
      }
    }
    return Optional.empty();
  }

  /** The artifact of {@code io.zonky.test.postgres} that holds this platform's archive. */
  public static String artifact() {
    return Platform.current().artifact(System.getProperty("os.arch", ""));
  }

  /** Tells archives apart; cheap where the archive is in a jar. */
  public String version() {
    return version;
  }

  /**
   * Extracts everything, if it was not yet, and keeps it for the next process.
   *
   * @return a folder with {@code bin}, {@code lib} and {@code share}
   */
  public Path unpack(Path cache) throws IOException {
    return extract(cache.resolve("postgres-" + version), name -> name);
  }

  /** Extracts libpq and what it links, if it was not yet. */
  Path unpackLibrary(Path cache) throws IOException {
    return extract(cache.resolve("libpq-" + version), EmbeddedArchive::libraryName);
  }

  private static @Nullable String libraryName(String entry) {
    Matcher name = LIBRARY.matcher(entry);
    return name.matches() ? name.group(1) : null;
  }

  private Path extract(Path folder, Function<String, @Nullable String> naming) throws IOException {
    if (!Files.exists(folder)) {
      try (UnfinishedFolder unfinished = UnfinishedFolder.of(folder)) {
        Tarball.extract(open(resource).getInputStream(), unfinished.path(), naming);
        unfinished.finish();
      }
    }
    return folder;
  }

  /** The checksum that a jar has of it; reading 15 MB would take longer than a server to start. */
  private static String version(URL resource) throws IOException {
    URLConnection connection = open(resource);
    if (connection instanceof JarURLConnection inJar) {
      try (JarFile _ = inJar.getJarFile()) {
        ZipEntry entry = inJar.getJarEntry();
        return version(entry.getCrc(), entry.getSize());
      }
    }
    try (CheckedInputStream in = new CheckedInputStream(connection.getInputStream(), new CRC32())) {
      long size = in.transferTo(OutputStream.nullOutputStream());
      return version(in.getChecksum().getValue(), size);
    }
  }

  private static String version(long checksum, long size) {
    return String.format(Locale.ROOT, "%08x%08x", checksum, size);
  }

  /** Without the cache of the JDK, which would keep the jar open. */
  private static URLConnection open(URL resource) throws IOException {
    URLConnection connection = resource.openConnection();
    connection.setUseCaches(false);
    return connection;
  }

  /** Where it was found. */
  @Override
  public String toString() {
    return resource.toString();
  }
}
