package org.loompq.processor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loompq.Database;
import org.loompq.DatabaseConfig;

/** A server from its start to what it leaves: nothing. */
class EmbeddedServerTest {

  /** Shared, so that the archive is taken apart once. */
  @TempDir private static Path cache;

  @TempDir private Path folder;

  /** Where templates are, also if root has another user run the server. */
  private static Path kept(Path cache) throws Exception {
    return Workplace.of(ServerUser.find(), cache).cache();
  }

  /** Lets everybody read, since it may be another user who runs the server. */
  @BeforeEach
  void open() throws IOException {
    open(cache);
    open(folder);
  }

  private static void open(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void startsFromAnEmptyCacheAndThenFromItsTemplate(@TempDir Path fresh) throws Exception {
    open(fresh);
    write("V1__accounts.sql", "CREATE TABLE account (id bigint PRIMARY KEY)");

    for (int i = 0; i < 2; i++) {
      try (EmbeddedServer server = EmbeddedServer.start(schema(), fresh)) {
        assertThat(query(server, "SELECT count(*)::int FROM account", Integer.class)).isZero();
        query(server, "INSERT INTO account VALUES (1) RETURNING 1", Integer.class);
      }
      assertThat(names(kept(fresh), "schema-")).hasSize(1);
      assertThat(names(kept(fresh), "unfinished")).isEmpty();
    }
  }

  @Test
  void executesWhatTransactionsMayNotContainAndTransactions() throws Exception {
    write(
        "V1__a.sql",
        """
        BEGIN;
        CREATE TABLE account (id bigint, owner text);
        COMMIT;
        CREATE INDEX CONCURRENTLY account_owner ON account (owner);
        CREATE EXTENSION hstore;
        CREATE FUNCTION one() RETURNS int BEGIN ATOMIC SELECT 2; SELECT 1; END;
        """);

    try (EmbeddedServer server = start()) {
      assertThat(query(server, "SELECT one()", Integer.class)).isOne();
      assertThat(query(server, "SELECT ('a=>b'::hstore)->'a'", String.class)).isEqualTo("b");
      assertThat(query(server, "SELECT 'account_owner'::regclass::text", String.class))
          .isEqualTo("account_owner");
    }
  }

  @Test
  void forgetsWhatAFileSetsForItsSession() throws Exception {
    write("a.sql", "CREATE SCHEMA other; SELECT set_config('search_path', 'other', false);");
    write(
        "b.sql",
        "CREATE TABLE t (); CREATE ROLE owner; SET ROLE owner; SET TimeZone = 'Asia/Tokyo'");
    write("c.sql", "CREATE EXTENSION citext");

    try (EmbeddedServer server = start()) {
      assertThat(query(server, "SELECT 'public.t'::regclass::text", String.class)).isEqualTo("t");
      assertThat(query(server, "SHOW TimeZone", String.class)).isEqualTo("UTC");
    }
  }

  @Test
  void keepsWhatAFileSetsForTheDatabaseOrARole() throws Exception {
    write("a.sql", "CREATE SCHEMA other; ALTER DATABASE postgres SET search_path = other");
    write("b.sql", "CREATE TABLE t (); ALTER ROLE postgres SET TimeZone = 'Asia/Tokyo'");

    try (EmbeddedServer server = start()) {
      assertThat(query(server, "SELECT 'other.t'::regclass::text", String.class)).isEqualTo("t");
      assertThat(query(server, "SHOW TimeZone", String.class)).isEqualTo("Asia/Tokyo");
    }
  }

  @Test
  void saysWhereTheServerRefusesAStatement() throws Exception {
    write(
        "V2__accounts.sql",
        """
        CREATE TABLE account (id int);
        -- Größe 🐘
        CREATE VIEW accounts AS
          SELECT '🐘🐘' AS 🐘, id FROM acount;
        """);

    assertThatThrownBy(this::start)
        .hasMessage("V2__accounts.sql:4:29: relation \"acount\" does not exist")
        .isInstanceOfSatisfying(
            SchemaError.class,
            error -> {
              assertThat(error.file()).contains(folder.resolve("V2__accounts.sql"));
              assertThat(error.line()).isEqualTo(4);
              assertThat(error.column()).isEqualTo(29);
            });
  }

  @Test
  void addsTheServersDetailAndHint() throws Exception {
    write("a.sql", "CREATE TABLE t (id int);\nCREATE VIEW v AS SELECT * FROM t;\nDROP TABLE t;");

    assertThatThrownBy(this::start)
        .hasMessage(
            """
            a.sql:3:1: cannot drop table t because other objects depend on it
            DETAIL: view v depends on table t
            HINT: Use DROP ... CASCADE to drop the dependent objects too.\
            """);
  }

  @Test
  void tellsWhatToDoAboutMissingRoles() throws Exception {
    write("a.sql", "CREATE TABLE t ();\nALTER TABLE t OWNER TO bank;");

    assertThatThrownBy(this::start)
        .hasMessageStartingWith("a.sql:2:1: role \"bank\" does not exist")
        .hasMessageContaining("pg_dump --no-owner");
  }

  @Test
  void refusesAFileThatLeavesATransactionOpen() throws Exception {
    write("a.sql", "BEGIN;\nCREATE TABLE t ();\n");

    assertThatThrownBy(this::start)
        .isInstanceOf(SchemaError.class)
        .hasMessage("a.sql:3:1: a transaction is open at the end: COMMIT is missing");
  }

  @Test
  void twoStartsAtTheSameTimeHaveServersOfTheirOwn() throws Exception {
    write("a.sql", "CREATE TABLE race ()");
    Callable<EmbeddedServer> start = this::start;

    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<EmbeddedServer>> started = both.invokeAll(List.of(start, start));
      try (EmbeddedServer one = started.get(0).get();
          EmbeddedServer other = started.get(1).get()) {
        assertThat(one.conninfo()).isNotEqualTo(other.conninfo());
        assertThat(query(one, "SELECT 'race'::regclass::text", String.class)).isEqualTo("race");
        assertThat(query(other, "SELECT 'race'::regclass::text", String.class)).isEqualTo("race");
      }
    }
    assertThat(names(kept(cache), "unfinished")).isEmpty();
  }

  @Test
  void closeLeavesNothing() throws Exception {
    EmbeddedServer server = start();
    RunningServer running = RunningServer.of(server.conninfo());
    assertThat(running.isGone()).isFalse();

    server.close();
    assertThat(running.isGone()).isTrue();
    server.close();
  }

  @Test
  void leavesNothingWhenTheCompilerIsKilled() throws Exception {
    write("a.sql", "CREATE TABLE t ()");
    try (ServerHolder compiler = ServerHolder.start(folder, cache, List.of())) {
      RunningServer running = compiler.server();
      assertThat(running.isGone()).isFalse();

      compiler.process().destroyForcibly();

      await().until(running::isGone);
    }
  }

  @Test
  void leavesNothingWhenItIsForgotten() throws Exception {
    RunningServer running = RunningServer.of(start().conninfo());

    await()
        .until(
            () -> {
              System.gc();
              return running.isGone();
            });
  }

  @Test
  void saysWhyAServerDidNotStart() throws Exception {
    Installation installation = Installation.in(Workplace.of(ServerUser.find(), cache));
    Path noData = Files.createDirectory(folder.resolve("data"));
    Files.writeString(noData.resolve("PG_VERSION"), "18\n");

    assertThatThrownBy(() -> Watchdog.start(installation, noData))
        .isInstanceOf(ServerUnavailable.class)
        .hasMessageContaining("postgres of the embedded PostgreSQL ended with status")
        .hasMessageContaining("postgresql.conf");
  }

  @Test
  void deletesTemplatesThatNobodyHasUsedForAMonth() throws Exception {
    Path old = Files.createDirectories(kept(cache).resolve("schema-old"));
    Path used = Files.createDirectories(kept(cache).resolve("schema-used"));
    Path others = Files.createDirectories(kept(cache).resolve("others"));
    Files.createFile(old.resolve("data"));
    age(old, Duration.ofDays(31));
    age(used, Duration.ofDays(29));
    age(others, Duration.ofDays(400));
    write("a.sql", "CREATE TABLE deletes ()");

    start().close();

    assertThat(old).doesNotExist();
    assertThat(used).exists();
    assertThat(others).exists();
  }

  private static void age(Path folder, Duration age) throws IOException {
    Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
  }

  private EmbeddedServer start() throws SchemaError, ServerUnavailable {
    return EmbeddedServer.start(schema(), cache);
  }

  private Schema schema() throws SchemaError {
    return Schema.of(names(folder, "").isEmpty() ? List.of() : List.of(folder));
  }

  private static List<String> names(Path folder, String prefix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static <T> T query(EmbeddedServer server, String sql, Class<T> type) {
    try (Database db =
        Database.open(
            DatabaseConfig.builder(server.conninfo()).maxConnections(1).shards(1).build())) {
      return db.execute(sql).scalar(type);
    }
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(folder.resolve(name), sql);
  }
}
