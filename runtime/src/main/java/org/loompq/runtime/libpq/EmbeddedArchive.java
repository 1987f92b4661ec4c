package org.loompq.runtime.libpq;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The archive of the embedded PostgreSQL. The only class that uses Commons Compress, which the
 * embedded PostgreSQL brings and others do not have: it must not be loaded without the archive.
 */
final class EmbeddedArchive {

  private static final Pattern WANTED =
      Pattern.compile("(?:\\./)?(?:lib|bin)/(lib(?:pq|ssl|crypto)[-.0-9].*(?:so|dylib|dll).*)");

  private EmbeddedArchive() {}

  /** Extracts libpq and what it links into a folder. */
  static void extract(URL archive, Path folder) throws IOException {
    try (InputStream raw = new BufferedInputStream(archive.openStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(raw))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Matcher name = WANTED.matcher(entry.getName());
        if (name.matches()) {
          extract(tar, entry, folder.resolve(Path.of(name.group(1)).getFileName()));
        }
      }
    }
  }

  private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()).getFileName());
    } else if (entry.isFile()) {
      Files.copy(tar, file);
    }
  }
}
