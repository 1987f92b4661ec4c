package org.loompq.processor.server;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the user of a server finds its files and makes new ones.
 *
 * @param cache holds what later compilations use again
 * @param temporary holds what goes with the server
 */
record Workplace(ServerUser user, Path cache, Path temporary) {

  /** What others than root read is kept for reboots where it can be. */
  private static final Path KEPT = Path.of("/var/tmp");

  /**
   * For somebody else than root, a folder in the cache if he can get there, which is not so in the
   * home of root; and nothing that root runs is ever taken from there.
   *
   * @throws ServerUnavailable if root can write nowhere so that others can read and not write
   */
  static Workplace of(ServerUser user, Path cache) throws ServerUnavailable, IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp")).toAbsolutePath();
    if (user.uid().isEmpty()) {
      return new Workplace(user, cache, temporary);
    }
    try {
      Files.createDirectories(cache);
    } catch (IOException _) {
      // Then it is not there, and another place is taken.
    }
    Path open = RootFolder.in(List.of(cache, KEPT, temporary), "loompq-" + user.uid().get()).path();
    return new Workplace(user, open, temporary(user, open));
  }

  private static Path temporary(ServerUser user, Path open) throws IOException {
    Path folder = open.resolve("run");
    try {
      Files.createDirectory(folder, RootFolder.CLOSED);
    } catch (FileAlreadyExistsException _) {
      // By an earlier compilation.
    }
    user.give(folder);
    return folder;
  }
}
