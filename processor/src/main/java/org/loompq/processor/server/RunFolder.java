package org.loompq.processor.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a server runs: its socket, its log and its data. The shell of the {@link Watchdog} makes it
 * and deletes it.
 *
 * @param path short, since the path of a socket has room for about a hundred bytes
 */
record RunFolder(Path path) {

  private static final Path MEMORY = Path.of("/dev/shm");

  /** More than a schema takes, in bytes; containers often have less. */
  private static final long AMPLE = 256L << 20;

  private static final int LONGEST_BASE = 60;
  private static final Pattern PLAIN = Pattern.compile("[\\w/.+-]+");

  /** Line of {@code postmaster.pid} with the state; see {@code pidfile.h} of PostgreSQL. */
  private static final int STATE_LINE = 7;

  /**
   * One in memory, where this system keeps a folder there with room: disks take long to make the
   * many small files of a database.
   */
  static Optional<RunFolder> inMemory() {
    boolean fits = Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() >= AMPLE;
    return fits ? Optional.of(in(MEMORY)) : Optional.empty();
  }

  /** One in a folder for temporary files. */
  static RunFolder onDisk(Path temporary) {
    String name = temporary.toString();
    boolean fits = name.length() <= LONGEST_BASE && PLAIN.matcher(name).matches();
    return in(fits ? temporary : Path.of("/tmp"));
  }

  /** One that does not exist yet, with a name that nobody guesses. */
  private static RunFolder in(Path base) {
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    return new RunFolder(base.resolve("loompq-" + HexFormat.of().formatHex(random)));
  }

  Path data() {
    return path.resolve("data");
  }

  /** Whether the server has said that it takes connections. */
  boolean isReady() {
    try {
      List<String> lines = Files.readAllLines(data().resolve("postmaster.pid"));
      return lines.size() > STATE_LINE && lines.get(STATE_LINE).startsWith("ready");
    } catch (IOException _) {
      return false; // not written yet
    }
  }

  /** How libpq reaches it, whatever the environment says about other servers. */
  String conninfo() {
    return "host="
        + path
        + " port="
        + ServerSettings.PORT
        + " user=postgres dbname=postgres hostaddr='' options=''";
  }
}
