package org.loompq.processor.server;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody else prepares what root has executed. */
class RootFolderTest {

  private static final String NAME = "programs";
  private static final int SOMEBODY = 65534;

  @TempDir private Path folder;
  private Path first;
  private Path second;

  @BeforeEach
  void makeTwo() throws IOException {
    assumeTrue(ServerUser.isRoot(), "only root makes folders of root");
    Files.setPosixFilePermissions(folder, fromString("rwxr-xr-x"));
    first = Files.createDirectory(folder.toRealPath().resolve("first"));
    second = Files.createDirectory(folder.toRealPath().resolve("second"));
    allow(first, "rwxr-xr-x");
    allow(second, "rwxr-xr-x");
  }

  @Test
  void isMadeOnceAndOpenToReaders() throws Exception {
    Path made = choose();

    assertThat(made).isEqualTo(first.resolve(NAME));
    assertThat(Files.getPosixFilePermissions(made)).isEqualTo(fromString("rwxr-xr-x"));
    assertThat(choose()).isEqualTo(made);
  }

  @Test
  void mayBeInAFolderOfEverybodyWhereNobodyReplacesIt() throws Exception {
    Files.setAttribute(first, "unix:mode", 01777);

    assertThat(choose()).isEqualTo(first.resolve(NAME));
  }

  @Test
  void isNotWhereOthersCouldReplaceIt() throws Exception {
    allow(first, "rwxrwxrwx");

    assertThat(choose()).isEqualTo(second.resolve(NAME));
  }

  @Test
  void isNotBelowAFolderOfSomebodyElse() throws Exception {
    Path below = Files.createDirectory(first.resolve("below"));
    allow(below, "rwxr-xr-x");
    Files.setAttribute(first, "unix:uid", SOMEBODY);

    assertThat(RootFolder.in(List.of(below, second), NAME).path()).isEqualTo(second.resolve(NAME));
  }

  @Test
  void isNotWhereOthersCannotGet() throws Exception {
    allow(first, "rwx------");

    assertThat(choose()).isEqualTo(second.resolve(NAME));
  }

  @Test
  void isNotWhatSomebodyElseHasMade() throws Exception {
    Files.setAttribute(Files.createDirectory(first.resolve(NAME)), "unix:uid", SOMEBODY);

    assertThat(choose()).isEqualTo(second.resolve(NAME));
  }

  @Test
  void isNotWhatOthersCanWriteTo() throws Exception {
    allow(Files.createDirectory(first.resolve(NAME)), "rwxrwxr-x");

    assertThat(choose()).isEqualTo(second.resolve(NAME));
  }

  @Test
  void isNotALink() throws Exception {
    Files.createSymbolicLink(first.resolve(NAME), Files.createDirectory(first.resolve("other")));

    assertThat(choose()).isEqualTo(second.resolve(NAME));
  }

  @Test
  void saysWhereItWasTried() throws Exception {
    allow(first, "rwxrwxrwx");
    Path missing = second.resolve("missing");

    assertThatThrownBy(() -> RootFolder.in(List.of(first, missing), NAME))
        .isInstanceOf(ServerUnavailable.class)
        .hasMessageContaining(first + ", " + missing)
        .hasMessageContaining("-Aloompq.cache");
  }

  private Path choose() throws ServerUnavailable {
    return RootFolder.in(List.of(first, second), NAME).path();
  }

  private static void allow(Path folder, String permissions) throws IOException {
    Files.setPosixFilePermissions(folder, fromString(permissions));
  }
}
