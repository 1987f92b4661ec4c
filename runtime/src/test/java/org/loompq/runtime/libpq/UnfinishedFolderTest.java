package org.loompq.runtime.libpq;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is deleted with a folder of a cache. */
class UnfinishedFolderTest {

  @TempDir private Path cache;

  @Test
  void deletesFilesAndFoldersInAllDepths() throws Exception {
    Path folder = cache.resolve("folder");
    Files.createFile(Files.createDirectories(folder.resolve("a/b")).resolve("file"));
    Files.createFile(folder.resolve("file"));

    UnfinishedFolder.delete(folder);

    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void deletesLinksAndNotWhatTheyLeadTo() throws Exception {
    Path others = Files.createDirectory(cache.resolve("others"));
    Path file = Files.createFile(others.resolve("file"));
    Path folder = Files.createDirectory(cache.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("link"), others);
    Files.createSymbolicLink(folder.resolve("dangling"), cache.resolve("missing"));

    UnfinishedFolder.delete(folder);

    assertThat(folder).doesNotExist();
    assertThat(file).exists();
  }

  @Test
  void deletesNothingWhereThereIsNothing() throws Exception {
    UnfinishedFolder.delete(cache.resolve("missing"));

    assertThat(cache).isEmptyDirectory();
  }
}
