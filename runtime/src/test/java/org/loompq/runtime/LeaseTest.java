package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.RetireReason;
import org.loompq.RowStream;
import org.loompq.Session;
import org.loompq.error.AcquireTimeoutException;
import org.loompq.error.ConnectionException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.error.ServerException;

class LeaseTest {

  private static Database db;

  @BeforeAll
  static void open() {
    db = TestServer.open(1); // so that whatever is left behind would be found by the next
    db.execute("CREATE TABLE IF NOT EXISTS lease_test (id int)");
  }

  @AfterAll
  static void close() {
    db.execute("DROP TABLE lease_test");
    db.close();
  }

  @Test
  void keepsItsConnectionAndWhatWasLeftThere() {
    String seen =
        db.lease(
            session -> {
              session.execute("SET application_name = 'leased'");
              session.execute("CREATE TEMP TABLE lease_temporary AS SELECT 7 AS id");
              session.execute("SELECT pg_advisory_lock(77)");
              assertThat(session.execute("SELECT id FROM lease_temporary").scalar(Integer.class))
                  .isEqualTo(7);
              return session.execute("SHOW application_name").scalar(String.class);
            });

    assertThat(seen).isEqualTo("leased");
    assertThat(db.execute("SHOW application_name").scalar(String.class)).isNotEqualTo("leased");
    assertThat(db.execute("SELECT to_regclass('lease_temporary') IS NULL").scalar(Boolean.class))
        .isTrue();
    await().untilAsserted(() -> assertThat(locks()).isZero());
  }

  private static long locks() {
    return db.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 77")
        .scalar(Long.class);
  }

  @Test
  void givesTheSameConnectionBackIfNothingWasLeft() {
    int backend = backend(db);
    int leased = db.lease(LeaseTest::backend);
    assertThat(leased).isEqualTo(backend);
    assertThat(backend(db)).isEqualTo(backend);
  }

  @Test
  void runsATransactionOfSeveralStatements() {
    int backend = backend(db);
    db.lease(
        session -> {
          session.execute("BEGIN");
          session.execute("INSERT INTO lease_test VALUES ($1)", 1);
          session.execute("INSERT INTO lease_test VALUES ($1)", 2);
          return session.execute("COMMIT");
        });
    assertThat(count("id IN (1, 2)")).isEqualTo(2);
    assertThat(backend(db)).isEqualTo(backend);
  }

  @Test
  void rollsBackATransactionThatTheBodyLeavesOpen() {
    assertThatThrownBy(
            () ->
                db.lease(
                    session -> {
                      session.execute("BEGIN");
                      session.execute("INSERT INTO lease_test VALUES (3)");
                      throw new IOException("a checked exception of the body");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(count("id = 3")).isZero();
  }

  @Test
  void aFailedStatementFailsItsTransactionAndNothingElse() {
    db.lease(
        session -> {
          session.execute("BEGIN");
          assertThatThrownBy(() -> session.execute("SELECT 1 / 0"))
              .isInstanceOf(ServerException.class);
          assertThatThrownBy(() -> session.execute("SELECT 1"))
              .isInstanceOfSatisfying(
                  ServerException.class, e -> assertThat(e.sqlState()).isEqualTo("25P02"));
          session.execute("ROLLBACK");
          return session.execute("SELECT 1");
        });
  }

  @Test
  void preparesAnewAfterTheBackendHasForgotten() {
    db.lease(
        session -> {
          session.execute("SELECT 'kept'");
          session.execute("DISCARD ALL");
          session.execute("BEGIN");
          return session.execute("SELECT 'kept'").one();
        });
  }

  @Test
  void isExclusiveWhileItLasts() {
    try (Database small =
        Database.open(
            TestServer.config().maxConnections(1).acquireTimeout(Duration.ofMillis(50)).build())) {
      small.lease(
          session -> {
            assertThat(small.stats().busy()).isEqualTo(1);
            assertThatThrownBy(() -> small.execute("SELECT 1"))
                .isInstanceOf(AcquireTimeoutException.class);
            assertThat(session.<Integer, RuntimeException>lease(LeaseTest::backend)).isPositive();
            return session.execute("SELECT 1");
          });
    }
  }

  @Test
  void endsWithItsBody() {
    Session[] escaped = new Session[1];
    db.lease(session -> escaped[0] = session);
    assertThatThrownBy(() -> escaped[0].execute("SELECT 1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the lease has ended");
  }

  @Test
  void runsTheStatementsOfManyThreadsOneAfterTheOther() throws Exception {
    List<Integer> answers =
        db.lease(
            session -> {
              List<Future<Integer>> running = new ArrayList<>();
              try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 100; i++) {
                  int number = i;
                  running.add(
                      threads.submit(
                          () -> session.execute("SELECT $1", number).scalar(Integer.class)));
                }
              }
              return running.stream().map(Future::resultNow).toList();
            });
    for (int i = 0; i < 100; i++) {
      assertThat(answers.get(i)).isEqualTo(i);
    }
  }

  @Test
  void goesOnAfterAStatementThatWasNotAnsweredInTime() {
    try (Database impatient =
        Database.open(
            TestServer.config()
                .maxConnections(1)
                .statementTimeout(Duration.ofMillis(600))
                .build())) {
      impatient.lease(
          session -> {
            int before = backend(session);
            assertThatThrownBy(() -> session.execute("SELECT pg_sleep(60)"))
                .isInstanceOf(QueryTimeoutException.class);
            assertThat(backend(session)).isEqualTo(before);
            return null;
          });
      assertThat(impatient.execute("SELECT 1").scalar(Integer.class)).isEqualTo(1);
    }
  }

  @Test
  void doesNotTakeCopy() {
    assertThatThrownBy(() -> db.lease(session -> session.execute("COPY lease_test TO STDOUT")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("COPY cannot run as a query");
  }

  @Test
  void reportsOnceWhereALeaseBeganThatLastsTooLongAndWhereItsThreadIs() throws Exception {
    Queue<String> logged = new ConcurrentLinkedQueue<>();
    Logger logger = Logger.getLogger("org.loompq.leaks");
    Handler handler = collectingInto(logged);
    logger.addHandler(handler);
    CountDownLatch end = new CountDownLatch(1);
    try (Database watched =
        Database.open(TestServer.config().leakThreshold(Duration.ofMillis(10)).build())) {
      Thread borrower =
          Thread.ofVirtual().name("borrower").start(() -> watched.lease(_ -> forgets(end)));
      await().untilAsserted(() -> assertThat(logged).isNotEmpty());
      assertThat(watched.stats().leased()).isEqualTo(1);
      long lookedAgain = System.nanoTime() + Duration.ofMillis(2_500).toNanos();
      await().until(() -> System.nanoTime() > lookedAgain);
      end.countDown();
      borrower.join();
      assertThat(watched.stats().leased()).isZero();
    } finally {
      end.countDown();
      logger.removeHandler(handler);
    }
    assertThat(logged)
        .singleElement()
        .asString()
        .contains("\"borrower\"")
        .containsSubsequence("borrowed at", "PoolDatabase.lease", "now at", "LeaseTest.forgets");
  }

  @Test
  void isReportedAlsoIfItIsThatOfAStreamLeftOpen() {
    Queue<String> logged = new ConcurrentLinkedQueue<>();
    Logger logger = Logger.getLogger("org.loompq.leaks");
    Handler handler = collectingInto(logged);
    logger.addHandler(handler);
    try (Database watched =
            Database.open(TestServer.config().leakThreshold(Duration.ofMillis(10)).build());
        RowStream _ = watched.stream("SELECT generate_series(1, 10000000)")) {
      await().untilAsserted(() -> assertThat(logged).isNotEmpty());
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(logged)
        .singleElement()
        .asString()
        .containsSubsequence("borrowed at", "PooledSession.stream", "LeaseTest.isReportedAlso");
  }

  @Test
  void keepsNobodyWaitingWhoClosesTheDatabaseWhileNoStatementRuns() {
    Database closing = TestServer.open(2);
    closing.lease(
        session -> {
          session.execute("BEGIN");
          session.execute("INSERT INTO lease_test VALUES (4)");

          closing.close();

          assertThat(closing.stats().open()).isZero();
          assertThat(closing.stats().leased()).isZero();
          assertThatThrownBy(() -> session.execute("COMMIT"))
              .isInstanceOfSatisfying(
                  ConnectionException.class, e -> assertThat(e.isSafeToRetry()).isTrue())
              .hasMessage("the database was closed: COMMIT was not sent");
          return null;
        });
    assertThat(closing.stats().retired()).isEqualTo(closing.stats().opened());
    assertThat(count("id = 4")).isZero();
  }

  @Test
  void mayEndItsStatementWhenTheDatabaseIsClosedAndSendsNoOther() throws Exception {
    Database closing = TestServer.open(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> leased =
          threads.submit(
              () ->
                  closing.<Integer, RuntimeException>lease(
                      session -> {
                        int answer =
                            session.execute("SELECT 7 FROM pg_sleep(0.5)").scalar(Integer.class);
                        assertThatThrownBy(() -> session.execute("SELECT 1"))
                            .isInstanceOf(ConnectionException.class)
                            .hasMessageContaining("the database was closed");
                        return answer;
                      }));
      awaitRunning("%pg_sleep(0.5)");

      closing.close();

      assertThat(leased.get()).isEqualTo(7);
      assertThat(closing.stats().open()).isZero();
      assertThat(closing.stats().retiredBecause().get(RetireReason.CLOSED)).isEqualTo(1);
    }
  }

  @Test
  void losesAStatementThatRunsForTooLongAfterTheDatabaseIsClosed() throws Exception {
    Database closing = TestServer.open(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> leased =
          threads.submit(
              () ->
                  closing.<Object, RuntimeException>lease(
                      session -> session.execute("SELECT pg_sleep(61)")));
      awaitRunning("%pg_sleep(61)");

      closing.close();

      assertThatThrownBy(leased::get)
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("the database was closed while");
      assertThat(closing.stats().open()).isZero();
      assertThat(closing.stats().retired()).isEqualTo(1);
    }
  }

  @Test
  void endsOnceWhenManyThreadsUseItWhileTheDatabaseIsClosed() throws Exception {
    for (int round = 0; round < 30; round++) {
      Database closing = TestServer.open(2);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> using =
            Callers.start(
                threads,
                8,
                i ->
                    closing.lease(
                        session -> {
                          while (true) {
                            session.execute("SELECT $1", i);
                          }
                        }));
        await().until(() -> closing.stats().statements().count() > 20);

        closing.close();

        for (Future<?> one : using) {
          assertThatThrownBy(one::get).cause().isInstanceOf(ConnectionException.class);
        }
      }
      assertThat(closing.stats().open()).isZero();
      assertThat(closing.stats().leased()).isZero();
      assertThat(closing.stats().retired()).isEqualTo(closing.stats().opened());
    }
  }

  private static void awaitRunning(String pattern) {
    await()
        .until(
            () ->
                db.execute(
                            """
                            SELECT count(*) FROM pg_stat_activity
                            WHERE query LIKE $1 AND state = 'active' AND pid <> pg_backend_pid()\
                            """,
                            pattern)
                        .scalar(Long.class)
                    == 1);
  }

  private static @Nullable Void forgets(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  private static Handler collectingInto(Queue<String> logged) {
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

  private static int backend(Session session) {
    return session.execute("SELECT pg_backend_pid()").scalar(Integer.class);
  }

  private static long count(String condition) {
    return db.execute("SELECT count(*) FROM lease_test WHERE " + condition).scalar(Long.class);
  }
}
