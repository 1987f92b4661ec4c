package org.loompq.examples.programs;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.loompq.CopySink;
import org.loompq.CopySource;
import org.loompq.Database;
import org.loompq.Query;
import org.loompq.error.ServerException;

/**
 * Loads a CSV file into a table, exports the table to another file, and shows how far it is. No
 * file is ever in memory as a whole, and one with a faulty line leaves nothing behind.
 */
public final class BulkLoad {

  static final int READINGS = 1_000_000;

  private static final String LOAD =
      "COPY bulk_load.reading (id, place, celsius) FROM STDIN (FORMAT csv, HEADER)";

  private static final String EXPORT =
      """
      COPY (SELECT id, place, celsius FROM bulk_load.reading ORDER BY id)
      TO STDOUT (FORMAT csv, HEADER)
      """;

  /** What thermometers have shown. */
  interface Readings {

    @Query("SELECT count(*) FROM bulk_load.reading")
    long count();
  }

  private final Database db;
  private final Readings readings;
  private final PrintStream out;

  private BulkLoad(Database db, PrintStream out) {
    this.db = db;
    this.readings = db.repository(Readings.class);
    this.out = out;
  }

  /** Runs the program, against the server whose URL it gets or else an embedded one. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createTempDirectory("bulk-load");
    try (Server server = Server.of(arguments);
        Database db = Database.open(server.url())) {
      run(db, directory, System.out);
    } finally {
      for (String file : List.of("readings.csv", "faulty.csv", "exported.csv")) {
        Files.deleteIfExists(directory.resolve(file));
      }
      Files.delete(directory);
    }
  }

  static void run(Database db, Path directory, PrintStream out) throws IOException {
    Migration.run(db, "V1__bulk_load.sql");
    try {
      new BulkLoad(db, out).run(directory);
    } finally {
      db.execute("DROP TABLE bulk_load.reading");
      db.execute("DROP SCHEMA bulk_load");
    }
  }

  private void run(Path directory) throws IOException {
    Path file = write(directory.resolve("readings.csv"));
    tryToLoad(spoil(file, directory.resolve("faulty.csv")));
    out.printf("The table has %,d rows.%n", readings.count());
    out.printf("Loaded %,d rows.%n", load(file));
    Path exported = export(directory.resolve("exported.csv"), Files.size(file));
    boolean same = Files.mismatch(file, exported) == -1;
    out.println(same ? "What was exported is what was loaded." : "The files differ!");
  }

  private static Path write(Path file) throws IOException {
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      lines.write("id,place,celsius\n");
      for (int id = 1; id <= READINGS; id++) {
        lines.write(id + ",\"hall " + id % 10 + ", north\"," + id % 30 + "." + id % 7 + "\n");
      }
    }
    return file;
  }

  /** Makes a copy whose last line is faulty. */
  private static Path spoil(Path file, Path faulty) throws IOException {
    Files.copy(file, faulty, StandardCopyOption.REPLACE_EXISTING);
    return Files.writeString(faulty, READINGS + 1 + ",attic,hot\n", StandardOpenOption.APPEND);
  }

  private void tryToLoad(Path file) throws IOException {
    try {
      load(file);
    } catch (ServerException refused) {
      out.printf("Refused %s: %s%n", file.getFileName(), refused.getMessage());
      out.printf("That was in %s%n", refused.error().where());
    }
  }

  private long load(Path file) throws IOException {
    Progress progress = new Progress("Loading " + file.getFileName(), Files.size(file), out);
    try (CopySink sink = db.copyIn(LOAD).onProgress(progress)) {
      Files.copy(file, sink);
      return sink.finish();
    }
  }

  private Path export(Path file, long size) throws IOException {
    Progress progress = new Progress("Exporting " + file.getFileName(), size, out);
    try (CopySource source = db.copyOut(EXPORT).onProgress(progress)) {
      Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }
}
