package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loompq.Database;
import org.loompq.error.ForeignKeyViolationException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.error.ServerException;

/** Statements of many callers on their way over one connection. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PipelineTest {

  private static final String ECHO = "SELECT $1::int";
  private static final String SLOW = "SELECT pg_sleep(0.05)";

  private static Database admin;

  @BeforeAll
  static void open() throws Exception {
    admin = TestServer.open(2);
    Callers.run(8, i -> assertThat(echo(admin, i)).isEqualTo(i)); // loading classes pins a thread
    admin.execute("CREATE TABLE IF NOT EXISTS pipeline_parent (id int PRIMARY KEY)");
    admin.execute(
        """
        CREATE TABLE IF NOT EXISTS pipeline_child (
          parent int REFERENCES pipeline_parent DEFERRABLE INITIALLY DEFERRED)\
        """);
  }

  @AfterAll
  static void close() {
    admin.execute("DROP TABLE pipeline_child, pipeline_parent");
    admin.close();
  }

  @Test
  void givesManyCallersTheirOwnAnswersOverOneConnection() throws Exception {
    try (Database db = warm(1)) {
      Set<Integer> backends = ConcurrentHashMap.newKeySet();
      Callers.run(
          64,
          i -> {
            for (int k = 0; k < 50; k++) {
              assertThat(echo(db, i)).isEqualTo(i);
            }
            backends.add(pid(db));
          });
      assertThat(backends).hasSize(1);
    }
  }

  @Test
  void putsStatementsBehindThoseOfOthers() throws Exception {
    AtomicBoolean seen = new AtomicBoolean();
    try (Database db = warm(1)) {
      Callers.run(
          16,
          i -> {
            while (!seen.get()) { // the test's timeout ends it if that never happens
              assertThat(echo(db, i)).isEqualTo(i);
              if (db.stats().inFlight() > 1) {
                seen.set(true);
              }
            }
          });
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 64", "2, 64", "1, 16"})
  void carriesMegabytesInBothDirectionsAtOnce(int connections, int callers) throws Exception {
    byte[] sent = new byte[1 << 20];
    ThreadLocalRandom.current().nextBytes(sent);
    try (Database db = warm(connections);
        PinnedThreads pinned = new PinnedThreads()) {
      byte[] first = db.execute("SELECT $1::bytea", (Object) sent).scalar(byte[].class);
      assertThat(first).isEqualTo(sent);
      Callers.run(
          callers,
          i -> {
            for (int k = 0; k < 4; k++) {
              byte[] back = db.execute("SELECT $1::bytea", (Object) sent).scalar(byte[].class);
              assertThat(back).isEqualTo(sent);
            }
          });
      assertThat(pinned.stop()).isEmpty();
    }
  }

  @Test
  void aStatementThatFailsDoesNotTouchItsNeighbours() throws Exception {
    try (Database db = warm(1)) {
      Callers.run(
          32,
          i -> {
            for (int k = 0; k < 30; k++) {
              if (i % 4 == 0) {
                assertThatThrownBy(() -> db.execute("SELECT 1 / $1", 0))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("division by zero");
              } else {
                assertThat(echo(db, i * 1_000 + k)).isEqualTo(i * 1_000 + k);
              }
            }
          });
      assertThat(db.stats().retired()).isZero();
    }
  }

  @Test
  void aDeferredConstraintFailsForItsOwnCallerAlone() throws Exception {
    String insert = "INSERT INTO pipeline_child VALUES ($1)";
    try (Database db = warm(1)) {
      db.execute("INSERT INTO pipeline_parent VALUES (1)");
      Callers.run(
          32,
          i -> {
            if (i % 4 == 0) {
              assertThatThrownBy(() -> db.execute(insert, 1_000 + i))
                  .isInstanceOf(ForeignKeyViolationException.class);
            } else {
              assertThat(db.execute(insert, 1).updateCount()).isEqualTo(1);
            }
          });
      assertThat(db.execute("SELECT count(*) FROM pipeline_child").scalar(Long.class))
          .isEqualTo(24);
    }
  }

  @Test
  void anInterruptedCallerLeavesAtOnceAndThoseBehindGetTheirAnswers() throws Exception {
    try (Database db = warm(1);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      measure(db, "SELECT pg_sleep($1)");
      int backend = pid(db);
      Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
      Future<?> sleeper =
          threads.submit(
              () -> {
                try {
                  db.execute("SELECT pg_sleep($1)", 60.0);
                } catch (QueryInterruptedException expected) {
                  thrown.add(expected);
                }
              });
      await().until(() -> db.stats().busy() == 1);
      Future<Integer> behind = threads.submit(() -> echo(db, 7));
      sleeper.cancel(true);

      assertThat(behind.get(20, TimeUnit.SECONDS)).isEqualTo(7);
      await().until(() -> !thrown.isEmpty());
      assertThat(thrown)
          .singleElement()
          .isInstanceOfSatisfying(
              QueryInterruptedException.class,
              interrupted -> {
                assertThat(interrupted.isSafeToRetry()).isFalse();
                assertThat(interrupted).hasMessageContaining("unknown");
              });
      assertThat(pid(db)).as("the connection is kept").isEqualTo(backend);
    }
  }

  @Test
  void aStatementThatWasNotSentIsWithdrawn() throws Exception {
    try (Database db = Database.open(TestServer.config().maxConnections(1).build());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // Never measured, so nothing is put behind it.
      Future<?> sleeper = threads.submit(() -> db.execute("SELECT pg_sleep(60), 'unmeasured'"));
      await().until(() -> db.stats().busy() == 1);
      Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
      Future<?> waiting =
          threads.submit(
              () -> {
                try {
                  echo(db, 1);
                } catch (QueryInterruptedException expected) {
                  thrown.add(expected);
                }
              });
      await().until(() -> db.stats().waiting() == 1);
      waiting.cancel(true);
      await().until(() -> !thrown.isEmpty());
      assertThat(thrown)
          .singleElement()
          .isInstanceOfSatisfying(
              QueryInterruptedException.class,
              interrupted -> assertThat(interrupted.isSafeToRetry()).isTrue());
      await().until(() -> db.stats().waiting() == 0);
      sleeper.cancel(true);
    }
  }

  @Test
  void keepsTheConnectionOfAStatementThatWasNotAnsweredInTime() {
    try (Database db =
        Database.open(
            TestServer.config()
                .maxConnections(1)
                .statementTimeout(Duration.ofMillis(300))
                .build())) {
      int backend = pid(db);
      assertThatThrownBy(() -> db.execute("SELECT pg_sleep(60)"))
          .isInstanceOf(QueryTimeoutException.class);
      assertThat(pid(db)).isEqualTo(backend);
    }
  }

  /** Each cancel request may come late, and hit whoever is behind. */
  @Test
  void noCancelRequestReachesAnInnocentStatementUnnoticed() throws Exception {
    try (Database db = warm(2);
        PinnedThreads pinned = new PinnedThreads()) {
      measure(db, SLOW);
      AtomicInteger interrupted = new AtomicInteger();
      AtomicInteger running = new AtomicInteger(16);
      Callers.run(
          48,
          i -> {
            if (i < 16) {
              for (int k = 0; k < 20; k++) {
                interrupted.addAndGet(runInterrupted(db));
              }
              running.decrementAndGet();
            } else {
              for (int k = 0; running.get() > 0; k++) {
                assertThat(echo(db, i * 1_000_000 + k)).isEqualTo(i * 1_000_000 + k);
              }
            }
          });
      assertThat(interrupted.get()).isPositive();
      assertThat(pinned.stop()).isEmpty();
      await().until(() -> db.stats().busy() == 0);
      assertThat(db.stats().retired()).isZero();
    }
  }

  private static int runInterrupted(Database db) throws InterruptedException {
    Thread[] caller = new Thread[1];
    AtomicInteger result = new AtomicInteger();
    caller[0] =
        Thread.startVirtualThread(
            () -> {
              try {
                db.execute(SLOW);
              } catch (QueryInterruptedException expected) {
                result.set(1);
              }
            });
    Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(60_000_000)));
    caller[0].interrupt();
    caller[0].join();
    return result.get();
  }

  @Test
  void servesFiveHundredCallersFairly() throws Exception {
    int callers = 512;
    AtomicLongArray served = new AtomicLongArray(callers);
    AtomicInteger left = new AtomicInteger(callers * 300); // as many on any machine
    try (Database db = warm(8)) {
      Callers.run(
          callers,
          i -> {
            while (left.getAndDecrement() > 0) {
              assertThat(echo(db, i)).isEqualTo(i);
              served.incrementAndGet(i);
            }
          });
    }
    long sum = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < callers; i++) {
      sum += served.get(i);
      least = Math.min(least, served.get(i));
    }
    assertThat(least).isGreaterThanOrEqualTo(sum / callers / 2);
  }

  /** A database whose connections are open, and whose usual statement is known to be short. */
  private static Database warm(int connections) {
    Database db =
        Database.open(
            TestServer.config().minConnections(connections).maxConnections(connections).build());
    await().until(() -> db.stats().open() == connections);
    measure(db, ECHO);
    return db;
  }

  /** Nothing is put behind a statement that never ran. */
  private static void measure(Database db, String sql) {
    if (sql.contains("::int")) {
      db.execute(sql, 0);
    } else if (sql.contains("$1")) {
      db.execute(sql, 0.0);
    } else {
      db.execute(sql);
    }
  }

  private static int echo(Database db, int value) {
    return db.execute(ECHO, value).scalar(Integer.class);
  }

  private static int pid(Database db) {
    return db.execute("SELECT pg_backend_pid()").scalar(Integer.class);
  }
}
