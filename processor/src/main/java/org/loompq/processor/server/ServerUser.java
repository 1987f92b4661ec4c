package org.loompq.processor.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who runs the programs of the server: whoever compiles, unless that is root, whom PostgreSQL
 * refuses.
 *
 * @param prefix what a command begins with, so that this user executes it
 * @param uid the number of this user, if files are to be given to him to be his
 */
record ServerUser(List<String> prefix, Optional<Integer> uid) {

  /** Root in a namespace where his number is unknown, so that his files are accessible. */
  private static final List<String> NAMESPACE = List.of("unshare", "-U");

  /**
   * Nobody, where there are no namespaces for root, as in containers: by util-linux, which Debian,
   * Ubuntu and their slim images have.
   */
  static final List<String> SETPRIV =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  /**
   * Nobody, by what BusyBox has too, whose {@code setpriv} changes no users. The second to be
   * tried: that of util-linux stays between compiler and server, and logs. The last word names the
   * shell.
   */
  static final List<String> SU =
      List.of("su", "-s", "/bin/sh", "-c", "exec \"$@\"", "--", "nobody", "sh");

  /** The first that this system allows. */
  static ServerUser find() throws ServerUnavailable {
    if (!isRoot()) {
      return new ServerUser(List.of(), Optional.empty());
    }
    if (uid(NAMESPACE).isPresent()) {
      return new ServerUser(NAMESPACE, Optional.empty());
    }
    return by(SETPRIV).or(() -> by(SU)).orElseThrow(ServerUnavailable::onlyRoot);
  }

  /** The user whom a prefix makes of root, if it does. */
  static Optional<ServerUser> by(List<String> prefix) {
    return uid(prefix).map(uid -> new ServerUser(prefix, Optional.of(uid)));
  }

  static boolean isRoot() {
    return System.getProperty("user.name", "").equals("root");
  }

  /** Who commands are executed by; empty if they are not, or by root. */
  private static Optional<Integer> uid(List<String> prefix) {
    try {
      Process id = new ServerUser(prefix, Optional.empty()).command(List.of("id", "-u")).start();
      String output = new String(id.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean done = id.onExit().join().exitValue() == 0;
      return done
          ? Optional.of(Integer.valueOf(output.strip())).filter(u -> u != 0)
          : Optional.empty();
    } catch (IOException | NumberFormatException _) {
      return Optional.empty(); // there is no such program, or it has complained
    }
  }

  /** What runs a command as this user. */
  ProcessBuilder command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    ProcessBuilder process = new ProcessBuilder(whole).redirectErrorStream(true);
    process.directory(Path.of("/").toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("PG")); // PGDATA and so on
    process.environment().put("LC_ALL", "C"); // a server on macOS does not start without
    return process;
  }

  /** Lets this user write to a folder, which must be in one that only root can write to. */
  void give(Path folder) throws IOException {
    if (uid.isPresent()) {
      Files.setAttribute(folder, "unix:uid", uid.get());
    }
  }
}
