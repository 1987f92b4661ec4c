package org.loompq.runtime.libpq;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ConnectionException;

/**
 * Where libpq is. It is looked for once per process: at {@code -Dloompq.libpq=PATH} and nowhere
 * else if that is set; then where {@link Platform} says that systems have it; then in the embedded
 * PostgreSQL for tests, if that is on the class path. The embedded one is also taken where the
 * system's is older than 17, because it can do more.
 */
public final class LibraryLocation {

  /** The system property that names the library's file. */
  public static final String PROPERTY = "loompq.libpq";

  private static final int OLDEST_SUPPORTED = 140000;
  private static final int FULLY_CAPABLE = 170000;

  private final String where;
  private final SymbolLookup symbols;
  private final int version;

  private LibraryLocation(String where, SymbolLookup symbols, int version) {
    this.where = where;
    this.symbols = symbols;
    this.version = version;
  }

  /**
   * The library.
   *
   * @throws ConnectionException listing what was tried and how to install libpq
   */
  public static LibraryLocation require() {
    return Found.SEARCH.require();
  }

  /** The path or name it was loaded by. */
  public String where() {
    return where;
  }

  /** Its version: 180006 for 18.6. */
  public int version() {
    return version;
  }

  SymbolLookup symbols() {
    return symbols;
  }

  @Override
  public String toString() {
    return "libpq " + version / 10000 + "." + version % 10000 + " (" + where + ")";
  }

  /** Searches on first use. */
  private static final class Found {
    static final Search SEARCH =
        search(System.getProperty(PROPERTY), Platform.current(), EmbeddedLibrary::extract);
  }

  /** What a search found, or why it found nothing. */
  record Search(
      @Nullable LibraryLocation found,
      List<String> tried,
      Platform platform,
      @Nullable IllegalCallerException denied) {

    LibraryLocation require() {
      if (found != null) {
        return found;
      }
      if (denied != null) {
        throw new ConnectionException(
            "loompq may not call native code: start java with --enable-native-access="
                + moduleName(),
            denied,
            true);
      }
      throw new ConnectionException(
          "libpq was not found. Tried:\n  "
              + String.join("\n  ", tried)
              + "\nInstall it ("
              + platform.howToInstall()
              + ") or name its file with -D"
              + PROPERTY
              + "=PATH.",
          null,
          true);
    }
  }

  /**
   * Looks for the library.
   *
   * @param property the path that the user gave, if any
   * @param embedded extracts the embedded library, or is empty if there is none
   */
  static Search search(
      @Nullable String property, Platform platform, Supplier<Optional<Path>> embedded) {
    List<String> tried = new ArrayList<>();
    try {
      return new Search(find(property, platform, embedded, tried), tried, platform, null);
    } catch (IllegalCallerException denied) {
      return new Search(null, tried, platform, denied);
    }
  }

  private static @Nullable LibraryLocation find(
      @Nullable String property,
      Platform platform,
      Supplier<Optional<Path>> embedded,
      List<String> tried) {
    if (property != null) {
      return load(property, tried);
    }
    LibraryLocation system = null;
    for (String candidate : platform.systemLibraries()) {
      system = load(candidate, tried);
      if (system != null) {
        break;
      }
    }
    if (system != null && system.version >= FULLY_CAPABLE) {
      return system;
    }
    LibraryLocation newer = loadEmbedded(embedded, tried);
    return newer == null ? system : newer;
  }

  private static @Nullable LibraryLocation loadEmbedded(
      Supplier<Optional<Path>> embedded, List<String> tried) {
    try {
      Optional<Path> path = embedded.get();
      if (path.isEmpty()) {
        tried.add("the embedded PostgreSQL for tests: not on the class path");
        return null;
      }
      return load(path.get().toString(), tried);
    } catch (UncheckedIOException | LinkageError failed) {
      tried.add("the embedded PostgreSQL for tests: " + failed.getMessage());
      return null;
    }
  }

  @SuppressWarnings("restricted")
  private static @Nullable LibraryLocation load(String candidate, List<String> tried) {
    try {
      SymbolLookup symbols =
          Platform.isPath(candidate)
              ? SymbolLookup.libraryLookup(Path.of(candidate), Arena.global())
              : SymbolLookup.libraryLookup(candidate, Arena.global());
      int version = version(symbols);
      if (version >= OLDEST_SUPPORTED) {
        return new LibraryLocation(candidate, symbols, version);
      }
      tried.add(candidate + ": its version is " + version / 10000 + ", 14 or newer is needed");
    } catch (IllegalArgumentException absent) {
      tried.add(candidate + ": " + absent.getMessage());
    }
    return null;
  }

  private static String moduleName() {
    Module module = LibraryLocation.class.getModule();
    return module.isNamed() ? module.getName() : "ALL-UNNAMED";
  }

  private static int version(SymbolLookup symbols) {
    var function =
        symbols
            .find("PQlibVersion")
            .orElseThrow(() -> new IllegalArgumentException("it has no function PQlibVersion"));
    try {
      return (int) Downcall.critical(function, JAVA_INT).invokeExact();
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }
}
