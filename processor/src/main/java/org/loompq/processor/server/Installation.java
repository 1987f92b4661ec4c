package org.loompq.processor.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.loompq.runtime.libpq.EmbeddedArchive;

/**
 * The programs of the embedded PostgreSQL, out of their archive.
 *
 * @param version tells it from those of other archives
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 * @param workplace of the user who runs them
 */
record Installation(String version, Path folder, Workplace workplace) {

  private static final List<String> PROCESSORS = List.of("amd64", "x86_64", "aarch64");

  /** The one that is extracted there; extracted if it was not yet. */
  static Installation in(Workplace workplace) throws ServerUnavailable, IOException {
    String system = System.getProperty("os.name", "");
    String processor = System.getProperty("os.arch", "");
    if (system.startsWith("Windows") || !PROCESSORS.contains(processor)) {
      throw ServerUnavailable.unsupported(system + " on " + processor);
    }
    EmbeddedArchive archive = EmbeddedArchive.find().orElseThrow(ServerUnavailable::noArchive);
    Path folder = archive.unpack(workplace.cache());
    if (workplace.user().uid().isPresent()) {
      RootFolder.open(folder);
    }
    Leftovers.used(folder);
    return new Installation(archive.version(), folder, workplace);
  }

  /** A program's file. */
  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /**
   * Makes a data folder for which nothing was executed yet. In the C locale, which every system
   * has: types do not depend on it.
   */
  void initialise(Path data) throws ServerUnavailable, IOException {
    Process initdb =
        workplace
            .user()
            .command(
                List.of(
                    program("initdb"),
                    "--pgdata=" + data,
                    "--username=postgres",
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--wal-segsize=1",
                    "--no-sync"))
            .start();
    String output = output(initdb);
    int status = initdb.onExit().join().exitValue();
    if (status != 0) {
      throw ServerUnavailable.ended("initdb", status, output);
    }
  }

  /** All that a process says until it ends. */
  static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
