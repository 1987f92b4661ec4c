package org.loompq.runtime.libpq;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What libpq's file is called on an operating system, and where it usually is. */
public enum Platform {
  /** {@code libpq.so.5}, found by the dynamic linker. */
  LINUX("apt-get install libpq5, dnf install libpq, or apk add libpq") {
    @Override
    List<String> systemLibraries() {
      List<String> found = new ArrayList<>(List.of("libpq.so.5"));
      for (int version = NEWEST; version >= OLDEST; version--) {
        addIfPresent(found, "/usr/pgsql-" + version + "/lib/libpq.so.5");
        addIfPresent(found, "/usr/lib/postgresql/" + version + "/lib/libpq.so.5");
      }
      addIfPresent(found, "/usr/local/lib/libpq.so.5");
      addIfPresent(found, "/usr/local/pgsql/lib/libpq.so.5");
      return found;
    }

    @Override
    String archive(String architecture) {
      String processor = architecture.equals("amd64") ? "x86_64" : "arm_64";
      String musl = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
      return "postgres-linux-" + processor + musl + ".txz";
    }

    @Override
    String fileName() {
      return "libpq.so.5";
    }
  },

  /** {@code libpq.5.dylib}, where Homebrew and Postgres.app put it. */
  MACOS("brew install libpq") {
    @Override
    List<String> systemLibraries() {
      List<String> found = new ArrayList<>(List.of("libpq.5.dylib"));
      for (String prefix : List.of("/opt/homebrew/opt/", "/usr/local/opt/")) {
        addIfPresent(found, prefix + "libpq/lib/libpq.5.dylib");
        for (int version = NEWEST; version >= OLDEST; version--) {
          addIfPresent(found, prefix + "postgresql@" + version + "/lib/libpq.5.dylib");
          addIfPresent(found, prefix + "postgresql@" + version + "/lib/postgresql/libpq.5.dylib");
        }
      }
      addIfPresent(found, "/Applications/Postgres.app/Contents/Versions/latest/lib/libpq.5.dylib");
      return found;
    }

    @Override
    String archive(String architecture) {
      return "postgres-darwin-" + (architecture.equals("amd64") ? "x86_64" : "arm_64") + ".txz";
    }

    @Override
    String fileName() {
      return "libpq.5.dylib";
    }
  },

  /** {@code libpq.dll}, on the path or where the installer puts it. */
  WINDOWS("install PostgreSQL from postgresql.org and put its bin folder on PATH") {
    @Override
    List<String> systemLibraries() {
      List<String> found = new ArrayList<>(List.of("libpq"));
      for (int version = NEWEST; version >= OLDEST; version--) {
        addIfPresent(found, "C:\\Program Files\\PostgreSQL\\" + version + "\\bin\\libpq.dll");
      }
      return found;
    }

    @Override
    String archive(String architecture) {
      return "postgres-windows-x86_64.txz";
    }

    @Override
    String fileName() {
      return "libpq.dll";
    }
  };

  private static final int OLDEST = 14;
  private static final int NEWEST = 19;

  private final String howToInstall;

  Platform(String howToInstall) {
    this.howToInstall = howToInstall;
  }

  /** The platform this process runs on; an unknown one is taken for Linux. */
  public static Platform current() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return MACOS;
    }
    return name.startsWith("windows") ? WINDOWS : LINUX;
  }

  /** Names for the dynamic linker, and paths of files that exist, best first. */
  abstract List<String> systemLibraries();

  /** The resource that holds the embedded PostgreSQL's files. */
  abstract String archive(String architecture);

  /** What libpq is called in that archive. */
  abstract String fileName();

  String howToInstall() {
    return howToInstall;
  }

  /** Whether a candidate is a path; otherwise it is a name for the dynamic linker. */
  static boolean isPath(String candidate) {
    return candidate.indexOf('/') >= 0 || candidate.indexOf('\\') >= 0;
  }

  private static void addIfPresent(List<String> found, String path) {
    if (Files.exists(Path.of(path))) {
      found.add(path);
    }
  }
}
