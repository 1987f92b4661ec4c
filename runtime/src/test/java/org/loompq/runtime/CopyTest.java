package org.loompq.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.CopySink;
import org.loompq.CopySource;
import org.loompq.Database;
import org.loompq.error.ConnectionException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.error.ServerException;
import org.loompq.error.TransactionRolledBackException;
import org.loompq.error.UndefinedTableException;

/** COPY of bytes, in whatever format, in and out. */
class CopyTest {

  private static final String IN = "COPY copied FROM STDIN (FORMAT csv)";
  private static final String OUT =
      "COPY (SELECT * FROM copied ORDER BY id) TO STDOUT (FORMAT csv)";
  private static final String MANY =
      "COPY (SELECT generate_series(1, 100000000), repeat('x', 100)) TO STDOUT";

  /** So many bytes are written by one who is not stopped. */
  private static final long ENOUGH = 300_000_000;

  private final Database db = TestServer.open(2);
  private final long openResults = db.stats().openResults();

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

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private long count() {
    return db.execute("SELECT count(*) FROM copied").scalar(Long.class);
  }

  private static String read(CopySource source) {
    try (source) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      source.transferTo(all);
      return all.toString(UTF_8);
    } catch (IOException never) {
      throw new AssertionError(never);
    }
  }

  @Test
  void copiesInAndOut() {
    try (CopySink sink = db.copyIn(IN)) {
      sink.write(utf8("1,one\n2,\"two\nlines\"\n"));
      sink.write(utf8("3,Größe"));
      assertThat(sink.finish()).isEqualTo(3);
    }
    assertThat(read(db.copyOut(OUT))).isEqualTo("1,one\n2,\"two\nlines\"\n3,Größe\n");
    assertThat(db.stats().retired()).isZero();
    assertThat(db.stats().leased()).isZero();
  }

  @Test
  void copiesNothing() {
    try (CopySink sink = db.copyIn(IN)) {
      assertThat(sink.finish()).isZero();
    }
    assertThat(read(db.copyOut(OUT))).isEmpty();
  }

  @Test
  void copiesMuchMoreThanIsKeptInMemory() {
    long seed = new Random().nextLong();
    System.out.println("CopyTest with seed " + seed);
    Random random = new Random(seed);
    int rows = 200_000;
    StringBuilder expected = new StringBuilder();
    try (CopySink sink = db.copyIn(IN)) {
      StringBuilder pending = new StringBuilder();
      for (int id = 1; id <= rows; id++) {
        pending
            .append(id)
            .append(',')
            .append("n".repeat(random.nextInt(200)))
            .append(id)
            .append('\n');
        if (random.nextInt(500) == 0 || id == rows) {
          sink.write(utf8(pending.toString()));
          expected.append(pending);
          pending.setLength(0);
        }
      }
      assertThat(sink.finish()).isEqualTo(rows);
    }
    assertThat(read(db.copyOut(OUT)).equals(expected.toString())).isTrue();
  }

  @Test
  void carriesRowsThatAreLargerThanABlock() {
    String large = "0123456789".repeat(1_000_000);
    try (CopySink sink = db.copyIn(IN)) {
      sink.write(utf8("1," + large + "\n2,small\n"));
      assertThat(sink.finish()).isEqualTo(2);
    }
    assertThat(read(db.copyOut(OUT)).equals("1," + large + "\n2,small\n")).isTrue();
  }

  @Test
  void undoesWhatWasNotFinished() {
    assertThatThrownBy(
            () -> {
              try (CopySink sink = db.copyIn(IN)) {
                for (int id = 1; id < 100_000; id++) {
                  sink.write(utf8(id + ",name\n"));
                }
                throw new IOException("the source fails");
              }
            })
        .hasMessage("the source fails");
    assertThat(count()).isZero();
    await().until(() -> db.stats().busy() == 0);
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void isNotOverWhenAWriterAroundItIsClosed() throws IOException {
    try (CopySink sink = db.copyIn(IN)) {
      try (Writer writer = new OutputStreamWriter(sink, UTF_8)) {
        writer.write("1,one\n");
        writer.flush();
        assertThat(sink.finish()).isEqualTo(1);
      }
    }
    assertThat(count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000, 1_000_000})
  void tellsWhyARowWasRefused(int following) {
    assertThatThrownBy(
            () -> {
              try (CopySink sink = db.copyIn(IN)) {
                sink.write(utf8("0,zero\nbad,row\n"));
                for (int id = 1; id <= following; id++) {
                  sink.write(utf8(id + ",name\n"));
                }
                sink.finish();
              }
            })
        .isInstanceOfSatisfying(
            ServerException.class, e -> assertThat(e.sqlState()).isEqualTo("22P02"));
    assertThat(count()).isZero();
    assertThat(db.stats().retired()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000, 100_000})
  void stopsAWriterSoonWhoseFirstRowWasRefused(int bytesPerWrite) {
    byte[] rows = utf8("1,name\n".repeat(bytesPerWrite / 7 + 1));
    long written = writtenUntilRefused("22P02", sink -> sink.write(utf8("bad,row\n")), rows);
    assertThat(written).isLessThan(ENOUGH);
    assertThat(count()).isZero();
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void stopsAWriterSoonThoughNoticesComeBeforeTheError() {
    createLoudTrigger();
    String waits = "SELECT wait_event FROM pg_stat_activity WHERE query = $1";
    byte[] rows = utf8("7,name\n".repeat(200));
    long written =
        writtenUntilRefused(
            "23505",
            sink -> {
              for (int id = 1; id <= 100; id++) {
                sink.write(utf8(id + ",ERROR\n"));
              }
              sink.flush();
              await().until(() -> "ClientRead".equals(db.execute(waits, IN).scalar(String.class)));
            },
            rows);
    assertThat(written).isLessThan(ENOUGH);
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void stopsAWriterSoonIfNoRowIsTakenAtAll() {
    db.execute(
        """
        CREATE OR REPLACE FUNCTION copied_never() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN RAISE EXCEPTION ''never''; END'\
        """);
    db.execute(
        "CREATE TRIGGER never BEFORE INSERT ON copied"
            + " FOR EACH STATEMENT EXECUTE FUNCTION copied_never()");
    byte[] rows = utf8("1,name\n".repeat(200));
    assertThat(writtenUntilRefused("P0001", _ -> {}, rows)).isLessThan(ENOUGH);
    assertThat(db.stats().retired()).isZero();
  }

  private long writtenUntilRefused(String sqlState, Consumer<CopySink> first, byte[] more) {
    AtomicLong written = new AtomicLong();
    assertThatThrownBy(
            () -> {
              try (CopySink sink = db.copyIn(IN)) {
                first.accept(sink);
                while (written.addAndGet(more.length) < ENOUGH) {
                  sink.write(more);
                }
                sink.finish();
              }
            })
        .isInstanceOfSatisfying(
            ServerException.class, e -> assertThat(e.sqlState()).isEqualTo(sqlState));
    return written.get();
  }

  /** Rows may say what an error says. */
  @Test
  void isNotStoppedByNoticesThatLookLikeErrors() {
    createLoudTrigger();
    try (CopySink sink = db.copyIn(IN)) {
      for (int id = 1; id <= 2_000; id++) {
        sink.write(utf8(id + ",VERROR C22P02 ERROR FATAL E\n"));
        sink.flush();
      }
      assertThat(sink.finish()).isEqualTo(2_000);
    }
    assertThat(count()).isEqualTo(2_000);
  }

  private void createLoudTrigger() {
    db.execute(
        """
        CREATE OR REPLACE FUNCTION copied_loudly() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN RAISE NOTICE ''row % %'', NEW.id, NEW.name; RETURN NEW; END'\
        """);
    db.execute(
        "CREATE TRIGGER loud BEFORE INSERT ON copied"
            + " FOR EACH ROW EXECUTE FUNCTION copied_loudly()");
  }

  @Test
  void failsAtOnceWhereItCannotBegin() {
    assertThatThrownBy(() -> db.copyIn("COPY nowhere FROM STDIN"))
        .isInstanceOf(UndefinedTableException.class);
    assertThatThrownBy(() -> db.copyOut("COPY nowhere TO STDOUT"))
        .isInstanceOf(UndefinedTableException.class);
    assertThat(db.stats().leased()).isZero();
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void failsWhereItsQueryFails() {
    assertThatThrownBy(
            () ->
                read(
                    db.copyOut(
                        "COPY (SELECT 1 / (50000 - i) FROM generate_series(1, 90000) i) TO"
                            + " STDOUT")))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("division by zero");
    assertThat(db.stats().retired()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "COPY copied TO STDOUT",
        "COPY copied FROM 'data.csv'",
        "COPY copied FROM STDIN; DROP TABLE copied",
        ""
      })
  void takesNothingElseIn(String sql) {
    assertThatThrownBy(() -> db.copyIn(sql))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing was sent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TABLE copied",
        "COPY copied FROM STDIN",
        "COPY copied TO 'data.csv'",
        "COPY copied TO STDOUT; DROP TABLE copied;"
      })
  void takesNothingElseOut(String sql) {
    assertThatThrownBy(() -> db.copyOut(sql))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing was sent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY (SELECT pg_advisory_lock(1)) TO STDOUT",
        "COPY (SELECT set_config('search_path', 'a', false)) TO STDOUT",
        "COPY copied FROM STDIN WHERE pg_try_advisory_lock(1)"
      })
  void leavesNothingOnASharedConnection(String sql) {
    assertThatThrownBy(
            () -> {
              if (sql.endsWith("STDOUT")) {
                db.copyOut(sql).close();
              } else {
                db.copyIn(sql).close();
              }
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Session.lease")
        .hasMessageContaining("nothing was sent");
    assertThat(db.stats().leased()).isZero();
  }

  @Test
  void leavesNoLockBehindItsLease() {
    String locks = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711";
    String out =
        db.lease(
            session -> {
              String rows = read(session.copyOut("COPY (SELECT pg_advisory_lock(4711)) TO STDOUT"));
              assertThat(session.execute(locks).scalar(Long.class)).isEqualTo(1);
              return rows;
            });
    assertThat(out).isEqualTo("\n");
    await().until(() -> db.execute(locks).scalar(Long.class) == 0);
  }

  @Test
  void isRefusedAsAStatementAndNamed() {
    assertThatThrownBy(() -> db.execute(IN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Session.copyIn");
    assertThatThrownBy(() -> db.lease(session -> session.execute(MANY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Session.copyOut");
  }

  // Within a transaction

  @Test
  void belongsToTheTransactionAroundIt() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx -> {
                      copyOne(tx.copyIn(IN), 1);
                      throw new IOException("not this time");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(count()).isZero();
    String seen =
        db.transaction(
            tx -> {
              copyOne(tx.copyIn(IN), 1);
              tx.savepoint(inner -> copyOne(inner.copyIn(IN), 2));
              tx.execute("INSERT INTO copied VALUES (3, 'three')");
              copyOne(db.copyIn(IN), 4); // joins it
              return read(tx.copyOut(OUT));
            });
    assertThat(seen).isEqualTo("1,row\n2,row\n3,three\n4,row\n");
    assertThat(count()).isEqualTo(4);
    assertThat(db.stats().retired()).isZero();
  }

  private static @org.jspecify.annotations.Nullable Void copyOne(CopySink sink, int id) {
    try (sink) {
      sink.write(utf8(id + ",row\n"));
      assertThat(sink.finish()).isEqualTo(1);
    }
    return null;
  }

  @Test
  void failsTheTransactionIfItFails() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx -> {
                      tx.execute("INSERT INTO copied VALUES (1, 'one')");
                      tx.copyIn(IN).close();
                      return null;
                    }))
        .isInstanceOf(TransactionRolledBackException.class);
    assertThat(count()).isZero();
  }

  @Test
  void failsASavepointAlone() {
    db.transaction(
        tx -> {
          tx.execute("INSERT INTO copied VALUES (1, 'one')");
          assertThatThrownBy(() -> tx.savepoint(inner -> copyOne(inner.copyIn(IN), 1)))
              .isInstanceOf(ServerException.class);
          return copyOne(tx.copyIn(IN), 2);
        });
    assertThat(count()).isEqualTo(2);
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void failsASavepointAloneAlsoIfItCannotBeParsed() {
    db.transaction(
        tx -> {
          tx.execute("INSERT INTO copied VALUES (1, 'one')");
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> copyOne(inner.copyIn("COPY copied FORM FROM STDIN"), 2)))
              .isInstanceOf(ServerException.class);
          return copyOne(tx.copyIn(IN), 3);
        });
    assertThat(count()).isEqualTo(2);
    db.transaction(
        tx -> {
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> copyOne(inner.copyIn("COPY copied FORM FROM STDIN"), 2)))
              .isInstanceOf(ServerException.class);
          return copyOne(tx.copyIn(IN), 4);
        });
    assertThat(count()).isEqualTo(3);
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void copiesNothingIfWhoIsToldOfProgressThrows() {
    try (CopySink sink =
        db.copyIn(IN)
            .onProgress(
                _ -> {
                  throw new IllegalStateException("enough");
                })) {
      sink.write(utf8("1,one\n"));
      assertThatThrownBy(sink::finish).hasMessage("enough");
    }
    await().until(() -> db.stats().busy() == 0);
    assertThat(count()).isZero();
  }

  @Test
  void letsTheTransactionGoOnIfItIsReadNoFurther() {
    db.transaction(
        tx -> {
          tx.execute("INSERT INTO copied VALUES (1, 'one')");
          try (CopySource source = tx.copyOut(MANY)) {
            assertThat(source.read()).isEqualTo('1');
            assertThatThrownBy(() -> tx.execute("SELECT 1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a COPY is open on the same connection");
          }
          return tx.execute("INSERT INTO copied VALUES (2, 'two')");
        });
    assertThat(count()).isEqualTo(2);
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void endsWithTheTransactionInWhichItWasForgotten() {
    CopySink forgotten =
        db.transaction(
            tx -> {
              CopySink sink = tx.copyIn(IN);
              sink.write(utf8("1,one\n"));
              tx.setRollbackOnly();
              return sink;
            });
    assertThatThrownBy(forgotten::finish).isInstanceOf(IllegalStateException.class);
    assertThat(count()).isZero();
  }

  // Slow and lost peers

  @Test
  void isCancelledIfItIsReadNoFurther() {
    for (int i = 0; i < 10; i++) {
      try (CopySource source = db.copyOut(MANY)) {
        assertThat(source.read()).isEqualTo('1');
      }
      await().until(() -> db.stats().busy() == 0);
    }
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void keepsNothingOfWhatHadComeBeforeItWasClosed() {
    db.execute("INSERT INTO copied SELECT i, 'x' FROM generate_series(1, 100) i");
    CopySource source = db.copyOut(OUT);
    assertThat(source.read()).isEqualTo('1');
    await()
        .until(
            () ->
                db.execute(
                            "SELECT count(*) FROM pg_stat_activity WHERE query = $1 AND state ="
                                + " 'active'",
                            OUT)
                        .scalar(Long.class)
                    == 0);
    source.close();
    assertThatThrownBy(() -> source.transferTo(OutputStream.nullOutputStream()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void readsNoMoreThanItsReaderNeeds() {
    try (CopySource source = db.copyOut(MANY)) {
      source.read();
      String waits = "SELECT wait_event FROM pg_stat_activity WHERE query = $1";
      await().until(() -> "ClientWrite".equals(db.execute(waits, MANY).one().get(0, String.class)));
    }
  }

  @Test
  void givesUpOnAServerThatTakesNothing() {
    makeSlow();
    try (Database hurried =
        Database.open(
            TestServer.config()
                .maxConnections(1)
                .statementTimeout(Duration.ofMillis(500))
                .build())) {
      try (CopySink sink = hurried.copyIn(IN)) {
        assertThatThrownBy(
                () -> {
                  for (int id = 1; true; id++) {
                    sink.write(utf8(id + "," + "x".repeat(1_000) + "\n"));
                  }
                })
            .isInstanceOf(QueryTimeoutException.class);
      }
      await().until(() -> hurried.stats().busy() == 0);
      assertThat(hurried.execute("SELECT 1").scalar(Integer.class)).isEqualTo(1);
      System.out.println(hurried.stats());
      assertThat(hurried.stats().retired()).isZero();
    }
    assertThat(count()).isZero();
  }

  /** The table takes a long time for the second row. */
  private void makeSlow() {
    db.execute(
        """
        CREATE OR REPLACE FUNCTION copied_slowly() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_sleep(CASE NEW.id WHEN 2 THEN 60 ELSE 0 END); RETURN NEW; END'\
        """);
    db.execute(
        "CREATE TRIGGER slow BEFORE INSERT ON copied"
            + " FOR EACH ROW EXECUTE FUNCTION copied_slowly()");
  }

  @Test
  void leavesAtOnceIfItsWriterIsInterrupted() throws InterruptedException {
    makeSlow();
    AtomicInteger written = new AtomicInteger();
    Thread writer =
        Thread.startVirtualThread(
            () -> {
              try (CopySink sink = db.copyIn(IN)) {
                assertThatThrownBy(
                        () -> {
                          while (true) {
                            sink.write(
                                utf8(written.incrementAndGet() + "," + "x".repeat(1_000) + "\n"));
                          }
                        })
                    .isInstanceOf(QueryInterruptedException.class);
                written.set(-1);
              }
            });
    String waits =
        "SELECT count(*) FROM pg_stat_activity WHERE query = $1 AND wait_event = 'PgSleep'";
    await().until(() -> db.execute(waits, IN).scalar(Long.class) == 1);
    writer.interrupt();
    assertThat(writer.join(Duration.ofSeconds(5))).isTrue();
    assertThat(written.get()).isEqualTo(-1);
    await().until(() -> db.stats().busy() == 0);
    assertThat(db.stats().retired()).isZero();
    assertThat(count()).isZero();
  }

  @Test
  void saysThatNothingWasCopiedIfTheConnectionIsLostBeforeTheEnd() {
    try (CopySink sink = db.copyIn(IN)) {
      sink.write(utf8("1,one\n"));
      sink.flush();
      kill(IN);
      assertThatThrownBy(
              () -> {
                while (true) {
                  sink.write(utf8("2,two\n"));
                }
              })
          .isInstanceOfSatisfying(
              ConnectionException.class, e -> assertThat(e.isSafeToRetry()).isTrue())
          .hasMessageContaining("had no effect");
    }
    assertThat(count()).isZero();
  }

  @Test
  void tellsOfALostConnectionWhileReading() {
    try (CopySource source = db.copyOut(MANY)) {
      source.read();
      kill(MANY);
      assertThatThrownBy(() -> source.transferTo(OutputStream.nullOutputStream()))
          .isInstanceOf(ConnectionException.class);
    }
  }

  private void kill(String query) {
    String kill =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = $1 AND pid <> $2";
    assertThat(db.execute(kill, query, 0).scalar(Boolean.class)).isTrue();
  }

  // Others

  @Test
  void mayBeWrittenAndReadByOneThreadAfterTheOther() throws Exception {
    try (CopySink sink = db.copyIn(IN)) {
      for (int id = 1; id <= 20; id++) {
        int own = id;
        Thread.startVirtualThread(() -> sink.write(utf8(own + "," + "x".repeat(50_000) + "\n")))
            .join();
      }
      assertThat(sink.finish()).isEqualTo(20);
    }
    try (CopySource source = db.copyOut(OUT)) {
      AtomicInteger lines = new AtomicInteger();
      AtomicInteger last = new AtomicInteger();
      while (last.get() >= 0) {
        Thread.startVirtualThread(
                () -> {
                  byte[] some = new byte[20_000];
                  last.set(source.read(some));
                  for (int i = 0; i < last.get(); i++) {
                    lines.addAndGet(some[i] == '\n' ? 1 : 0);
                  }
                })
            .join();
      }
      assertThat(lines.get()).isEqualTo(20);
    }
  }

  @Test
  void tellsItsProgress() {
    List<Long> in = new ArrayList<>();
    long total = 0;
    try (CopySink sink = db.copyIn(IN).onProgress(in::add)) {
      for (int id = 1; id <= 1_000; id++) {
        byte[] row = utf8(id + "," + "x".repeat(1_000) + "\n");
        total += row.length;
        sink.write(row);
      }
      sink.finish();
    }
    assertThat(in).isSorted().hasSizeGreaterThan(10).endsWith(total);
    List<Long> out = new ArrayList<>();
    assertThat(read(db.copyOut(OUT).onProgress(out::add))).hasSize((int) total);
    assertThat(out).isSorted().hasSizeGreaterThan(10).endsWith(total);
  }

  @Test
  void handsOverWhatTheServerSays() {
    List<String> notices = new CopyOnWriteArrayList<>();
    createLoudTrigger();
    try (Database listening =
        Database.open(
            TestServer.config().noticeListener(notice -> notices.add(notice.message())).build())) {
      try (CopySink sink = listening.copyIn(IN)) {
        sink.write(utf8("1,one\n2,two\n"));
        sink.finish();
      }
    }
    assertThat(notices).containsExactly("row 1 one", "row 2 two");
  }

  @Test
  void sharesConnectionsWithStatements() throws Exception {
    try (Database few = TestServer.open(2)) {
      Callers.run(
          40,
          number -> {
            for (int i = 0; i < 10; i++) {
              if ((number + i) % 4 == 0) {
                copyOne(few.copyIn(IN), number * 10 + i);
              } else if ((number + i) % 4 == 1) {
                read(few.copyOut("COPY (SELECT generate_series(1, 3000)) TO STDOUT"));
              } else {
                assertThat(few.execute("SELECT $1::int", number).scalar(Integer.class))
                    .isEqualTo(number);
              }
            }
          });
      assertThat(few.stats().retired()).isZero();
    }
    assertThat(count()).isEqualTo(100);
  }

  @Test
  void carriesBinaryDataFromOneConnectionToAnother() throws IOException {
    db.execute(
        "INSERT INTO copied SELECT i, repeat('ä', i % 100) FROM generate_series(1, 10000) i");
    db.execute("DROP TABLE IF EXISTS copied_again");
    db.execute("CREATE TABLE copied_again (LIKE copied)");
    try (CopySource source = db.copyOut("COPY copied TO STDOUT (FORMAT binary)");
        CopySink sink = db.copyIn("COPY copied_again FROM STDIN (FORMAT binary)")) {
      source.transferTo(sink);
      assertThat(sink.finish()).isEqualTo(10_000);
    }
    assertThat(
            db.execute("SELECT count(*) FROM copied JOIN copied_again USING (id, name)")
                .scalar(Long.class))
        .isEqualTo(10_000);
    db.execute("DROP TABLE copied_again");
  }
}
