package org.loompq.runtime.libpq;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder of a cache while it is filled: beside the place where it will be, so that no other
 * process sees half of it. Several may make the same one at a time; the first to finish wins.
 */
public final class UnfinishedFolder implements AutoCloseable {

  /** What the names of unfinished folders begin with: those of killed processes stay. */
  public static final String PREFIX = "unfinished";

  private final Path target;
  private final Path path;

  private UnfinishedFolder(Path target, Path path) {
    this.target = target;
    this.path = path;
  }

  /** Makes an empty folder that only this user can enter. */
  public static UnfinishedFolder of(Path target) throws IOException {
    Path cache = Files.createDirectories(target.toAbsolutePath().getParent());
    return new UnfinishedFolder(target, Files.createTempDirectory(cache, PREFIX));
  }

  /** Where to put the contents. */
  public Path path() {
    return path;
  }

  /** Gives the folder its name, unless somebody else has made it meanwhile. */
  public void finish() throws IOException {
    try {
      Files.move(path, target);
    } catch (FileSystemException failed) {
      if (!Files.exists(target)) {
        throw failed;
      }
    }
  }

  /** Deletes what was not finished. */
  @Override
  public void close() throws IOException {
    delete(path);
  }

  /**
   * Deletes a folder with its contents, if it exists. Where the system can, it cannot be led out of
   * it by links that somebody who may write there makes meanwhile.
   */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      if (files instanceof SecureDirectoryStream<Path> open) {
        clear(open);
      } else {
        clear(folder);
      }
    }
    Files.deleteIfExists(folder);
  }

  private static void clear(SecureDirectoryStream<Path> folder) throws IOException {
    for (Path file : folder) {
      Path name = file.getFileName();
      if (isFolder(folder, name)) {
        try (SecureDirectoryStream<Path> inner = folder.newDirectoryStream(name, NOFOLLOW_LINKS)) {
          clear(inner);
        }
        folder.deleteDirectory(name);
      } else {
        folder.deleteFile(name);
      }
    }
  }

  private static boolean isFolder(SecureDirectoryStream<Path> folder, Path name)
      throws IOException {
    return folder
        .getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS)
        .readAttributes()
        .isDirectory();
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.skip(1).sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
