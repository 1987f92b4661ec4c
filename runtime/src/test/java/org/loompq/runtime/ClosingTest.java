package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.RetireReason;
import org.loompq.error.ConnectionException;

/** A database that two threads close at the same time. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosingTest {

  private static final String NAME = "closed_by_two";
  private static final int CONNECTIONS = 4;

  /** An advisory lock. */
  private static final int LOCK = 4711;

  private static Database admin;

  @BeforeAll
  static void open() {
    admin = TestServer.open(1);
  }

  @AfterAll
  static void close() {
    admin.close();
  }

  @RepeatedTest(5)
  void leavesNothingBehindThoughStatementsRun() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    long results = admin.stats().openResults();
    Database db = Database.open(config());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch started = new CountDownLatch(1);
      Future<?> holding = Callers.start(threads, 1, _ -> holdUntil(started)).getFirst();
      await().until(() -> locks() == 1);
      // Never measured, so each has a connection to itself.
      List<Future<?>> running =
          Callers.start(
              threads,
              CONNECTIONS,
              i ->
                  db.execute(
                      "SELECT pg_advisory_xact_lock_shared(" + LOCK + "), pg_sleep(0.5), " + i));
      try {
        await().until(() -> backends("state = 'active'") == CONNECTIONS);
      } finally {
        started.countDown();
      }
      holding.get();
      List<Future<?>> waiting = Callers.start(threads, 20, i -> callUntilClosed(db));
      CyclicBarrier together = new CyclicBarrier(2);
      List<Future<?>> closing =
          Callers.start(
              threads,
              2,
              i -> {
                together.await();
                db.close();
                assertThat(db.stats().open()).isZero(); // also for the one that came second
              });
      for (Future<?> each : closing) {
        each.get();
      }
      for (Future<?> each : running) {
        each.get(); // it had time to end
      }
      for (Future<?> each : waiting) {
        each.get();
      }
    }
    assertThat(db.stats().open()).isZero();
    assertThat(db.stats().retiredBecause().get(RetireReason.CLOSED)).isEqualTo(CONNECTIONS);
    assertThat(db.stats().opened()).isEqualTo(db.stats().retired());
    assertThat(db.stats().openResults()).isEqualTo(results);
    await().until(() -> backends("true") == 0);
    await().untilAsserted(() -> assertThat(newThreads(before)).isEmpty());
  }

  /** Has statements wait that want the lock. */
  private static void holdUntil(CountDownLatch started) throws Exception {
    try (Database holder = TestServer.open(1)) {
      holder.transaction(
          tx -> {
            tx.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            started.await();
            return null;
          });
    }
  }

  private static long locks() {
    return admin
        .execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = " + LOCK)
        .scalar(Long.class);
  }

  private static DatabaseConfig config() {
    String url = TestServer.url();
    String named = url + (url.indexOf('?') < 0 ? "?" : "&") + "application_name=" + NAME;
    return DatabaseConfig.builder(named)
        .acquireTimeout(Duration.ofSeconds(20))
        .maxConnections(CONNECTIONS)
        .build();
  }

  private static void callUntilClosed(Database db) {
    try {
      while (true) {
        db.execute("SELECT 1");
      }
    } catch (ConnectionException closed) {
      assertThat(closed).hasMessageContaining("closed");
      assertThat(closed.isSafeToRetry()).isTrue();
    }
  }

  private static long backends(String condition) {
    return admin
        .execute(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = $1 AND " + condition,
            NAME)
        .scalar(Long.class);
  }

  /** Platform threads of loompq that were not there before. */
  private static List<String> newThreads(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> name.startsWith("loompq-"))
        .toList();
  }
}
