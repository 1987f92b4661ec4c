package org.loompq.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.loompq.CopySink;
import org.loompq.CopySource;
import org.loompq.Database;
import org.loompq.DatabaseConfig;

/** A database with a table that is copied into and out of. */
abstract class CopiedTable {

  static final String IN = "COPY copied FROM STDIN (FORMAT csv)";
  static final String OUT = "COPY (SELECT * FROM copied ORDER BY id) TO STDOUT (FORMAT csv)";
  static final String MANY =
      "COPY (SELECT generate_series(1, 100000000), repeat('x', 100)) TO STDOUT";

  final Database db;
  private final long openResults;

  CopiedTable() {
    this(TestServer.config());
  }

  CopiedTable(DatabaseConfig.Builder config) {
    db = Database.open(config.maxConnections(2).build());
    openResults = db.stats().openResults();
  }

  @BeforeEach
  void create() {
    db.execute("DROP TABLE IF EXISTS copied");
    db.execute("CREATE TABLE copied (id int PRIMARY KEY, name text)");
  }

  @AfterEach
  void close() {
    await().until(() -> db.stats().busy() == 0);
    assertThat(db.stats().openResults()).isEqualTo(openResults);
    db.close();
  }

  static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  final long count() {
    return db.execute("SELECT count(*) FROM copied").scalar(Long.class);
  }

  static String read(CopySource source) {
    try (source) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      source.transferTo(all);
      return all.toString(UTF_8);
    } catch (IOException never) {
      throw new AssertionError(never);
    }
  }

  /** Has the server say something about each row whose id is not negative. */
  final void createLoudTrigger() {
    db.execute(
        """
        CREATE OR REPLACE FUNCTION copied_loudly() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN RAISE NOTICE ''row % %'', NEW.id, NEW.name; RETURN NEW; END'\
        """);
    db.execute(
        "CREATE TRIGGER loud BEFORE INSERT ON copied"
            + " FOR EACH ROW WHEN (NEW.id >= 0) EXECUTE FUNCTION copied_loudly()");
  }

  static @Nullable Void copyOne(CopySink sink, int id) {
    try (sink) {
      sink.write(utf8(id + ",row\n"));
      assertThat(sink.finish()).isEqualTo(1);
    }
    return null;
  }
}
