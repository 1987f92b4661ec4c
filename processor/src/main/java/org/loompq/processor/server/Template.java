package org.loompq.processor.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.loompq.error.PgException;
import org.loompq.runtime.libpq.UnfinishedFolder;

/** The data folder of a stopped server with a schema, in a cache, to be copied. */
final class Template {

  /** To be raised when templates are made otherwise than before. */
  private static final int FORMAT = 1;

  private final Installation installation;
  private final ServerUser user;
  private final Path cache;

  private Template(Installation installation) {
    this.installation = installation;
    this.user = installation.workplace().user();
    this.cache = installation.workplace().cache();
  }

  /**
   * The template of a schema.
   *
   * @return its data folder
   */
  static Path of(Schema schema, Installation installation)
      throws SchemaError, ServerUnavailable, IOException {
    return new Template(installation).of(schema);
  }

  private Path of(Schema schema) throws SchemaError, ServerUnavailable, IOException {
    Path folder = cache.resolve("schema-" + key(schema));
    if (!Files.exists(folder)) {
      Leftovers.delete(cache);
      try (UnfinishedFolder unfinished = UnfinishedFolder.of(folder)) {
        user.give(unfinished.path());
        load(schema, data(unfinished.path()));
        unfinished.finish();
      }
    }
    Leftovers.used(folder);
    return data(folder);
  }

  private String key(Schema schema) {
    String all = FORMAT + " " + installation.version() + " " + schema.hash();
    byte[] hash = Schema.sha256().digest(all.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 12);
  }

  private static Path data(Path folder) {
    return folder.resolve("data");
  }

  /** A server without a schema, from which others are made: they differ more often than it does. */
  private Path empty() throws ServerUnavailable, IOException {
    Path folder = cache.resolve("empty-" + FORMAT + "-" + installation.version());
    if (!Files.exists(folder)) {
      try (UnfinishedFolder unfinished = UnfinishedFolder.of(folder)) {
        user.give(unfinished.path());
        installation.initialise(data(unfinished.path()));
        unfinished.finish();
      }
    }
    Leftovers.used(folder);
    return data(folder);
  }

  private void load(Schema schema, Path data) throws SchemaError, ServerUnavailable, IOException {
    Watchdog server = Watchdog.start(installation, empty(), data);
    try {
      SchemaLoad load = new SchemaLoad(server.conninfo());
      load.execute(schema);
      String lastLog = load.shrink();
      server.stopAndKeep();
      deleteSpareLogs(data.resolve("pg_wal"), lastLog);
    } catch (PgException lost) {
      throw server.lost(lost);
    } finally {
      server.release();
    }
  }

  /** Deletes the files for what will be logged, but for the one that the last words may be in. */
  private void deleteSpareLogs(Path folder, String last) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> spare =
          files
              .filter(file -> file.getFileName().toString().length() == last.length())
              .filter(file -> file.getFileName().toString().compareTo(last) > 0)
              .sorted()
              .skip(1)
              .map(Path::toString)
              .toList();
      List<String> command = new ArrayList<>(List.of("rm", "-f"));
      command.addAll(spare);
      user.command(command).start().onExit().join(); // by their owner, not through others' links
    } catch (NoSuchFileException missing) {
      throw new IOException("the server's data was not kept", missing);
    }
  }
}
