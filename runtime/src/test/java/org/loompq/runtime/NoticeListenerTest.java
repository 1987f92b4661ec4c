package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.Notice;
import org.loompq.NoticeListener;
import org.loompq.RowStream;
import org.loompq.error.QueryTimeoutException;
import org.loompq.error.ServerException;
import org.loompq.error.UniqueViolationException;
import org.loompq.runtime.codec.Codecs;

/** What reaches a listener of notices, about which statement and on which thread. */
class NoticeListenerTest {

  private static final Queue<Notice> HEARD = new ConcurrentLinkedQueue<>();

  private static Database db;

  @BeforeAll
  static void open() {
    db = open(HEARD::add, 2);
    db.execute("CREATE SCHEMA notice_test");
    db.execute(
        """
        CREATE FUNCTION notice_test.say(what text) RETURNS text LANGUAGE plpgsql AS
        $$ BEGIN RAISE NOTICE '%', what; RETURN what; END $$\
        """);
    db.execute(
        """
        CREATE FUNCTION notice_test.at_commit() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE NOTICE 'row %', NEW.id; RETURN NEW; END $$\
        """);
    db.execute("CREATE TABLE notice_test.item (id int PRIMARY KEY)");
    db.execute(
        """
        CREATE CONSTRAINT TRIGGER late AFTER INSERT ON notice_test.item
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION notice_test.at_commit()\
        """);
  }

  private static Database open(NoticeListener listener, int connections) {
    return Database.open(
        TestServer.config().maxConnections(connections).noticeListener(listener).build());
  }

  @AfterAll
  static void close() {
    db.execute("DROP SCHEMA notice_test CASCADE");
    db.close();
  }

  @BeforeEach
  void forget() {
    HEARD.clear();
  }

  @Test
  void givesEveryFieldAndTheStatement() {
    String sql =
        """
        DO $$ BEGIN
          RAISE WARNING 'gr\u00fc\u00dfe' USING ERRCODE = 'LP001', DETAIL = 'DETAIL:  d', HINT = 'h',
            SCHEMA = 's', TABLE = 't', COLUMN = 'c', CONSTRAINT = 'n', DATATYPE = 'y';
        END $$\
        """;
    db.execute(sql);

    Notice notice = HEARD.remove();
    assertThat(HEARD).isEmpty();
    assertThat(notice.severity()).isEqualTo("WARNING");
    assertThat(notice.sqlState()).isEqualTo("LP001");
    assertThat(notice.message()).isEqualTo("gr\u00fc\u00dfe");
    assertThat(notice.detail()).isEqualTo("DETAIL:  d");
    assertThat(notice.hint()).isEqualTo("h");
    assertThat(notice.where()).contains("inline_code_block line 2 at RAISE");
    assertThat(notice.fields().schema()).isEqualTo("s");
    assertThat(notice.fields().table()).isEqualTo("t");
    assertThat(notice.fields().column()).isEqualTo("c");
    assertThat(notice.fields().constraint()).isEqualTo("n");
    assertThat(notice.fields().dataType()).isEqualTo("y");
    assertThat(notice.fields().routine()).isEqualTo("exec_stmt_raise");
    assertThat(notice.sql()).isEqualTo(sql);
    assertThat(notice.statement()).isNull();
    assertThat(notice).hasToString("WARNING: gr\u00fc\u00dfe (SQLSTATE LP001) in " + sql);
  }

  @Test
  void comesOnTheThreadOfTheCallerBeforeTheResult() {
    Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    try (Database own = open(_ -> threads.add(Thread.currentThread()), 1)) {
      own.execute("SELECT notice_test.say('a')");
      assertThat(threads).containsExactly(Thread.currentThread());
    }
  }

  @Test
  void comesWithTheEndOfAStreamOrOfItsFailure() {
    List<String> heard = new ArrayList<>();
    try (Database own = open(notice -> heard.add(notice.message()), 1)) {
      String saying =
          "SELECT notice_test.say(i::text), 1 / (3000 - i) FROM generate_series(1, $1) i";
      try (RowStream rows = own.stream(saying, 2)) {
        assertThat(rows.stream().count()).isEqualTo(2);
      }
      assertThat(heard).containsExactly("1", "2");
      heard.clear();
      try (RowStream rows = own.stream(saying, 3_000)) {
        assertThatThrownBy(() -> rows.forEach(_ -> {})).isInstanceOf(ServerException.class);
      }
      assertThat(heard).hasSizeGreaterThan(900).startsWith("1", "2", "3");
    }
  }

  @Test
  void comesWithTheEndOfABatchOrOfItsFailure() {
    List<String> heard = new ArrayList<>();
    Statement saying =
        Statement.of(
            "say",
            RowShape.none(),
            "SELECT notice_test.say($1::text), 1 / $1",
            Parameter.of("number", Codecs.INTEGER));
    try (Database own = open(notice -> heard.add(notice.message()), 1)) {
      try (BatchExecution batch = saying.batch(StatementRunner.of(own))) {
        batch.next().bind(2);
        batch.next().bind(1);
        batch.counts();
      }
      assertThat(heard).containsExactly("2", "1");
      heard.clear();
      try (BatchExecution batch = saying.batch(StatementRunner.of(own))) {
        batch.next().bind(7);
        batch.next().bind(0);
        assertThatThrownBy(batch::counts).isInstanceOf(ServerException.class);
      }
      assertThat(heard).containsExactly("7");
    }
  }

  @Test
  void givesEachCallerItsOwnOnSharedConnections() throws Exception {
    ConcurrentMap<Thread, String> heard = new ConcurrentHashMap<>();
    NoticeListener listener =
        notice -> heard.merge(Thread.currentThread(), notice.message(), (a, b) -> a + "," + b);
    try (Database own = open(listener, 2)) {
      Callers.run(
          50,
          caller -> {
            for (int i = 0; i < 40; i++) {
              @Nullable String said = caller + "/" + i;
              int kind = ThreadLocalRandom.current().nextInt(3);
              if (kind == 0) {
                own.execute("SELECT notice_test.say($1)", said);
              } else if (kind == 1) {
                own.execute("INSERT INTO notice_test.item VALUES ($1)", caller * 1000 + i);
                said = "row " + (caller * 1000 + i);
              } else {
                own.execute("SELECT 1");
                said = null;
              }
              assertThat(heard.remove(Thread.currentThread())).isEqualTo(said);
            }
          });
    }
  }

  @Test
  void givesWhatIsSaidWhileParsingToTheStatementThatIsParsed() throws Exception {
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    String tooLong = "x".repeat(70);
    NoticeListener listener =
        notice -> {
          String expected = notice.message().contains("will be truncated") ? tooLong : "say";
          if (!notice.sql().contains(expected)) {
            wrong.add(notice.toString());
          }
        };
    try (Database own = open(listener, 1)) {
      own.execute("SELECT notice_test.say('warm')");
      Callers.run(
          20,
          caller -> {
            for (int i = 0; i < 20; i++) {
              if (caller % 2 == 0) {
                own.execute("SELECT notice_test.say('warm')");
              } else {
                own.execute("SELECT " + caller * 100 + i + " AS " + tooLong);
              }
            }
          });
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void givesWhatIsSaidAtCommit() {
    db.transaction(
        tx -> {
          tx.execute("INSERT INTO notice_test.item VALUES (-1)");
          assertThat(HEARD).isEmpty();
          return null;
        });
    assertThat(HEARD).extracting(Notice::sql).containsExactly("COMMIT");
    assertThat(HEARD).extracting(Notice::message).containsExactly("row -1");
  }

  @Test
  void givesNoticesOfAStatementThatFails() {
    assertThatThrownBy(() -> db.execute("DO $$ BEGIN RAISE NOTICE 'before'; PERFORM 1 / 0; END $$"))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("division by zero");
    assertThat(HEARD).extracting(Notice::message).containsExactly("before");
  }

  @Test
  void givesNoticesOfPreparingAndOfLeases() {
    db.prepare("SELECT 1 AS " + "y".repeat(64));
    assertThat(HEARD).extracting(Notice::sqlState).containsExactly("42622");
    HEARD.clear();
    db.<Object, RuntimeException>lease(session -> session.execute("COMMIT"));
    assertThat(HEARD).extracting(Notice::sql).containsExactly("COMMIT");
    assertThat(HEARD).extracting(Notice::severity).containsExactly("WARNING");
  }

  @Test
  void aListenerMayRunStatements() {
    Database[] own = new Database[1];
    Queue<Integer> found = new ConcurrentLinkedQueue<>();
    try (Database opened =
        open(_ -> found.add(own[0].execute("SELECT 7").scalar(Integer.class)), 1)) {
      own[0] = opened;
      opened.transaction(tx -> tx.execute("SELECT notice_test.say('a')"));
      opened.execute("SELECT notice_test.say('a')");
    }
    assertThat(found).containsExactly(7, 7);
  }

  @Test
  void whatAListenerThrowsLeavesTheCallAfterTheStatementHasTakenEffect() {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    NoticeListener strict =
        notice -> {
          heard.add(notice.message());
          throw new IllegalStateException("not allowed: " + notice.message());
        };
    try (Database own = open(strict, 1)) {
      assertThatThrownBy(() -> own.execute("INSERT INTO notice_test.item VALUES (-2), (-3)"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("not allowed: row -2")
          .satisfies(
              thrown ->
                  assertThat(thrown.getSuppressed())
                      .extracting(Throwable::getMessage)
                      .containsExactly("not allowed: row -3"));
      assertThat(heard).containsExactly("row -2", "row -3");
      assertThat(
              own.execute("SELECT count(*) FROM notice_test.item WHERE id IN (-2, -3)")
                  .scalar(Long.class))
          .isEqualTo(2);
      UniqueViolationException failed =
          catchThrowableOfType(
              UniqueViolationException.class,
              () ->
                  own.execute(
                      """
                      DO $$ BEGIN
                        RAISE NOTICE 'twice'; INSERT INTO notice_test.item VALUES (-2);
                      END $$\
                      """));
      assertThat(failed.getSuppressed())
          .extracting(Throwable::getMessage)
          .containsExactly("not allowed: twice");
      assertThat(own.stats().openResults()).isZero();
    }
  }

  @Test
  void logsWhatBelongsToACallerWhoHasLeftAndWhatBelongsToNobody() {
    Queue<String> logged = new ConcurrentLinkedQueue<>();
    Handler handler = handler(logged);
    Logger logger = Logger.getLogger("org.loompq.notices");
    logger.addHandler(handler);
    try (Database own =
        Database.open(
            TestServer.config()
                .maxConnections(1)
                .statementTimeout(Duration.ofMillis(200))
                .noticeListener(HEARD::add)
                .build())) {
      assertThatThrownBy(
              () -> own.execute("DO $$ BEGIN RAISE NOTICE 'left'; PERFORM pg_sleep(2); END $$"))
          .isInstanceOf(QueryTimeoutException.class);
      await().until(() -> String.join("\n", logged).contains("NOTICE:  left"));
      int backend = own.execute("SELECT pg_backend_pid()").scalar(Integer.class);
      db.execute("SELECT pg_terminate_backend($1)", backend);
      await().until(() -> String.join("\n", logged).contains("terminating connection"));
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(HEARD).isEmpty();
  }

  @Test
  void keepsTheFirstThousandNoticesOfAStatement() {
    db.execute("DO $$ BEGIN FOR i IN 1..1500 LOOP RAISE NOTICE '%', i; END LOOP; END $$");
    assertThat(HEARD).hasSize(1000);
    assertThat(List.copyOf(HEARD).getLast().message()).isEqualTo("1000");
  }

  private static Handler handler(Queue<String> logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        logged.add(entry.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
