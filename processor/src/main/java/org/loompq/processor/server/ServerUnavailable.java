package org.loompq.processor.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.libpq.EmbeddedArchive;

/** There is no server for this compilation, though nothing is known to be wrong with the schema. */
public final class ServerUnavailable extends Exception {

  private static final long serialVersionUID = 1;

  ServerUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static ServerUnavailable noArchive() {
    return new ServerUnavailable(
        "there is no embedded PostgreSQL on the processor path: add io.zonky.test.postgres:"
            + EmbeddedArchive.artifact()
            + " to it, with Maven in the annotationProcessorPaths of maven-compiler-plugin, with"
            + " Gradle as an annotationProcessor dependency",
        null);
  }

  static ServerUnavailable unsupported(String platform) {
    return new ServerUnavailable(
        "the embedded PostgreSQL is not supported on " + platform + ", only on Linux and macOS",
        null);
  }

  static ServerUnavailable failed(IOException failure) {
    return new ServerUnavailable(
        "the embedded PostgreSQL could not be prepared: " + failure, failure);
  }

  static ServerUnavailable onlyRoot() {
    return new ServerUnavailable(
        "PostgreSQL does not run as root, and this system does not let root be somebody else,"
            + " neither in a user namespace (unshare -U) nor as nobody (setpriv or su): compile as"
            + " another user",
        null);
  }

  /**
   * There is no place for the programs that somebody else is to run for root.
   *
   * @param tried folders of which none will do
   * @param name what it would be called in them
   */
  static ServerUnavailable noFolder(List<Path> tried, String name) {
    return new ServerUnavailable(
        "PostgreSQL does not run as root, and for its files there is no folder that everybody can"
            + " read and only root can write, or it has a "
            + name
            + " that somebody else made. Tried were "
            + tried.stream().map(Path::toString).collect(Collectors.joining(", "))
            + ". Name another one with -Aloompq.cache, or compile as another user",
        null);
  }

  /**
   * A program has ended that should not have.
   *
   * @param output what it said
   */
  static ServerUnavailable ended(String program, int status, String output) {
    return new ServerUnavailable(
        program
            + " of the embedded PostgreSQL ended with status "
            + status
            + (output.isBlank() ? " and said nothing" : ":\n" + output.strip()),
        null);
  }
}
