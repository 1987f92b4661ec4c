package org.loompq.runtime.libpq;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes files out of a {@code .txz}. The only class that uses Commons Compress, which the embedded
 * PostgreSQL brings and others do not have: it must not be loaded without the archive.
 */
final class Tarball {

  private static final int OWNER_MAY_EXECUTE = 0100;

  private Tarball() {}

  /**
   * Extracts files and links.
   *
   * @param naming what a file is called below the folder, by its name in the archive; null for one
   *     that is not wanted
   */
  static void extract(InputStream archive, Path folder, Function<String, @Nullable String> naming)
      throws IOException {
    try (InputStream raw = new BufferedInputStream(archive);
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(raw))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = entry.isDirectory() ? null : naming.apply(entry.getName());
        if (name != null) {
          extract(tar, entry, inside(folder, name));
        }
      }
    }
  }

  private static Path inside(Path folder, String name) throws IOException {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException("the archive has a file outside of it: " + name);
    }
    return file;
  }

  private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      // Links of these archives name a file of the same folder.
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()).getFileName());
    } else if (entry.isFile()) {
      Files.copy(tar, file);
      if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !file.toFile().setExecutable(true, false)) {
        throw new IOException(file + " could not be made executable");
      }
    }
  }
}
