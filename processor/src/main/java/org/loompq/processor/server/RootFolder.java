package org.loompq.processor.server;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of root that everybody can read and nobody else can write to. */
record RootFolder(Path path) {

  /** For a new folder that only its owner enters. */
  static final FileAttribute<Set<PosixFilePermission>> CLOSED =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private static final Set<PosixFilePermission> OPEN = PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> READABLE =
      PosixFilePermissions.fromString("rw-r--r--");

  // See stat.h.
  private static final int OTHERS_ENTER = 01;
  private static final int OTHERS_WRITE = 022;
  private static final int STICKY = 01000;

  /** The one of this name in the first of some folders where it is possible. */
  static RootFolder in(List<Path> bases, String name) throws ServerUnavailable {
    for (Path base : bases) {
      try {
        Path folder = base.toRealPath();
        Path path = folder.resolve(name);
        if (isSafe(folder) && isMade(path)) {
          return new RootFolder(path);
        }
      } catch (IOException _) {
        // Read-only, full or missing: another one may do.
      }
    }
    throw ServerUnavailable.noFolder(bases, name);
  }

  /** Whether everybody can get there, and only root can replace what root makes there. */
  private static boolean isSafe(Path folder) throws IOException {
    for (Path each = folder; each != null; each = each.getParent()) {
      int mode = mode(each);
      boolean fixed = (mode & OTHERS_WRITE) == 0 || (mode & STICKY) != 0;
      if (!isOfRoot(each) || !fixed || (mode & OTHERS_ENTER) == 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMade(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, CLOSED);
    } catch (FileAlreadyExistsException _) {
      // By an earlier compilation, or by somebody with bad intentions.
    }
    boolean safe =
        Files.isDirectory(folder, NOFOLLOW_LINKS)
            && isOfRoot(folder)
            && (mode(folder) & OTHERS_WRITE) == 0;
    if (safe) {
      Files.setPosixFilePermissions(folder, OPEN); // whatever the umask
    }
    return safe;
  }

  private static boolean isOfRoot(Path file) throws IOException {
    return Files.getAttribute(file, "unix:uid", NOFOLLOW_LINKS).equals(0);
  }

  private static int mode(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:mode", NOFOLLOW_LINKS);
  }

  /**
   * Lets everybody read what root has put into a folder: itself at last, to tell that it is done.
   */
  static void open(Path folder) throws IOException {
    if ((mode(folder) & OTHERS_ENTER) == 0) {
      openAll(folder);
    }
  }

  private static void openAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.isDirectory(file, NOFOLLOW_LINKS)) {
          openAll(file);
        } else if (Files.isRegularFile(file, NOFOLLOW_LINKS)) {
          Files.setPosixFilePermissions(file, Files.isExecutable(file) ? OPEN : READABLE);
        }
      }
    }
    Files.setPosixFilePermissions(folder, OPEN);
  }
}
