package org.loompq.processor.server;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What root does where it has no user namespaces, as in containers. */
class ServerOfNobodyTest {

  /** Everybody can get there: otherwise it would not be used. */
  @TempDir private static Path cache;

  @TempDir private Path schema;

  /** Those that this system has: no test passes without any. */
  static Stream<List<String>> ways() {
    return Stream.of(ServerUser.SETPRIV, ServerUser.SU)
        .filter(way -> ServerUser.by(way).isPresent());
  }

  @BeforeAll
  static void open() throws IOException {
    assumeTrue(ServerUser.isRoot(), "only root can become nobody");
    Files.setPosixFilePermissions(cache, fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void leavesNothingWhenTheCompilerIsKilled(List<String> way) throws Exception {
    Files.writeString(schema.resolve("a.sql"), "CREATE TABLE t ()");
    try (ServerHolder compiler = ServerHolder.start(schema, cache, way)) {
      RunningServer running = compiler.server();
      assertThat(running.isGone()).isFalse();
      assertThat(running.process().info().user()).hasValue("nobody");

      compiler.process().destroyForcibly();

      await().until(running::isGone);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void startsFromNothingAndThenFromItsTemplate(List<String> way) throws Exception {
    ServerUser user = ServerUser.by(way).orElseThrow();
    Files.writeString(schema.resolve("a.sql"), "CREATE TABLE by_" + way.getFirst() + " ()");
    Path folder = Workplace.of(user, cache).cache();
    long before = templates(folder);

    for (int i = 0; i < 2; i++) {
      EmbeddedServer server = EmbeddedServer.start(Schema.of(List.of(schema)), cache, user);
      RunningServer running = RunningServer.of(server.conninfo());
      server.close();

      assertThat(running.isGone()).isTrue();
      assertThat(templates(folder)).isEqualTo(before + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void executesNothingThatNobodyCanReplace(List<String> way) throws Exception {
    Workplace workplace = Workplace.of(ServerUser.by(way).orElseThrow(), cache);

    Path installation = Installation.in(workplace).folder();

    assertThat(installation).startsWith(cache.toRealPath());
    try (Stream<Path> files = Files.walk(installation)) {
      assertThat(files.filter(file -> !Files.isSymbolicLink(file)))
          .allSatisfy(
              file -> {
                assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(0);
                assertThat(Files.getPosixFilePermissions(file))
                    .isIn(fromString("rwxr-xr-x"), fromString("rw-r--r--"));
              });
    }
  }

  private static long templates(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("schema-")).count();
    }
  }
}
