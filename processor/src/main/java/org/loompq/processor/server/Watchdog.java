package org.loompq.processor.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.loompq.error.PgException;

/**
 * A server, and the shell that starts it and outlives the compiler: it reads from a pipe that ends
 * when this process does, however that comes, and then stops the server and deletes its folder.
 */
final class Watchdog {

  /**
   * Takes the run folder, the data to copy, where to put the data in the end, and the command.
   * Ignores what a terminal sends to all its processes. The inner shell reads: a line is an order
   * to stop and to keep the data, the end of the pipe to stop at once; repeatedly, since a server
   * that is just starting does not hear it. The outer one waits for the server and cleans up.
   */
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP PIPE
      umask 077
      run=$1 template=$2 kept=$3
      shift 3
      mkdir "$run" || exit 1
      status=1
      if cp -R "$template" "$run/data"; then
        exec 3<&0
        "$@" >"$run/log" 2>&1 </dev/null 3<&- &
        server=$!
        {
          if read -r order; then
            : >"$run/orderly"
            kill -INT "$server"
          else
            while kill -QUIT "$server"; do sleep 1; done
          fi
        } <&3 >/dev/null 2>&1 &
        reader=$!
        wait "$server"
        status=$?
        kill -KILL "$reader" 2>/dev/null
        tail -c 4000 "$run/log"
        if [ -e "$run/orderly" ] && [ "$status" = 0 ]; then mv "$run/data" "$kept"; fi
      fi
      rm -rf "$run"
      exit "$status"
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration CRASH = Duration.ofSeconds(1);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final RunFolder folder;
  private final Process shell;

  private Watchdog(RunFolder folder, Process shell) {
    this.folder = folder;
    this.shell = shell;
  }

  /**
   * Starts a server, and waits until it takes connections.
   *
   * @param template a data folder that is copied
   */
  static Watchdog start(Installation installation, Path template)
      throws ServerUnavailable, IOException {
    Optional<RunFolder> inMemory = RunFolder.inMemory();
    if (inMemory.isPresent()) {
      try {
        return start(installation, template, inMemory.get(), template);
      } catch (ServerUnavailable _) {
        // Memory may be short, or not for files such as these: if it is something else, the next
        // attempt tells.
      }
    }
    return start(installation, template, onDisk(installation), template);
  }

  /**
   * Starts a server whose data is kept.
   *
   * @param template a data folder that is copied
   * @param kept where the data is put by {@link #stopAndKeep}
   */
  static Watchdog start(Installation installation, Path template, Path kept)
      throws ServerUnavailable, IOException {
    return start(installation, template, onDisk(installation), kept);
  }

  private static RunFolder onDisk(Installation installation) {
    return RunFolder.onDisk(installation.workplace().temporary());
  }

  private static Watchdog start(
      Installation installation, Path template, RunFolder folder, Path kept)
      throws ServerUnavailable, IOException {
    int version = Integer.parseInt(Files.readString(template.resolve("PG_VERSION")).strip());
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "loompq", folder.path().toString()));
    command.addAll(List.of(template.toString(), kept.toString()));
    command.addAll(List.of(installation.program("postgres"), "-D", folder.data().toString()));
    command.addAll(ServerSettings.arguments(folder.path(), version));
    ServerUser user = installation.workplace().user();
    Watchdog started = new Watchdog(folder, user.command(command).start());
    boolean ready = false;
    try {
      started.awaitReady();
      ready = true;
      return started;
    } finally {
      if (!ready) {
        started.release();
      }
    }
  }

  private void awaitReady() throws ServerUnavailable, IOException {
    long start = System.nanoTime();
    while (!folder.isReady()) {
      if (!shell.isAlive()) {
        throw ended();
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new ServerUnavailable(
            "the compiler was interrupted while the embedded PostgreSQL started", null);
      }
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new ServerUnavailable(
            "the embedded PostgreSQL did not start within " + PATIENCE.toSeconds() + " s", null);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** How to reach the server. */
  String conninfo() {
    return folder.conninfo();
  }

  /** Has the server finish its work, and its data moved to where it is kept. */
  void stopAndKeep() throws ServerUnavailable, IOException {
    shell.getOutputStream().write('\n');
    shell.getOutputStream().flush();
    String output = Installation.output(shell);
    int status = shell.onExit().join().exitValue();
    if (status != 0) {
      throw ServerUnavailable.ended("postgres", status, output);
    }
  }

  /** What to say when the connection to the server is lost. */
  ServerUnavailable lost(PgException failure) throws IOException {
    awaitEnd(CRASH);
    return shell.isAlive()
        ? new ServerUnavailable(
            "the embedded PostgreSQL did not answer: " + failure.getMessage(), failure)
        : ended();
  }

  /** Why the server is no more, although nobody has stopped it. */
  private ServerUnavailable ended() throws IOException {
    release();
    String output = Installation.output(shell);
    return ServerUnavailable.ended("postgres", shell.onExit().join().exitValue(), output);
  }

  /** Has the server stopped and everything deleted, soon. */
  void release() {
    try {
      shell.getOutputStream().close();
    } catch (IOException _) {
      // The shell has ended already.
    }
  }

  /** Waits until that is done. */
  void awaitEnd(Duration patience) {
    try {
      shell.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // it will be done all the same
    }
  }
}
