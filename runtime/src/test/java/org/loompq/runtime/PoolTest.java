package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.error.AcquireTimeoutException;
import org.loompq.error.ConnectionException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.runtime.connection.Pollers;
import org.loompq.runtime.libpq.ResultHandle;

/** How the pool behaves under load, with too few connections, and when things break. */
class PoolTest {

  private static final String BUSY = "SELECT pg_sleep(60)";

  @ParameterizedTest
  @ValueSource(strings = {"epoll", "poll"})
  void runsAThousandVirtualThreadsOnEightConnectionsWithoutPinningACarrier(String readiness)
      throws Exception {
    System.setProperty(Pollers.PROPERTY, readiness);
    long openBefore = ResultHandle.open();
    try (Database db = TestServer.open(8);
        PinnedThreads pinned = new PinnedThreads()) {
      AtomicInteger sum = new AtomicInteger();
      Callers.run(
          1_000,
          i -> {
            for (int k = 0; k < 5; k++) {
              sum.addAndGet(db.execute("SELECT $1 + 1", i).scalar(Integer.class));
            }
          });

      assertThat(pinned.stop()).isEmpty();
      assertThat(sum.get()).isEqualTo(5 * 1_000 * 1_001 / 2);
      assertThat(db.stats().open()).isLessThanOrEqualTo(8);
      assertThat(db.stats().acquired()).isEqualTo(5_000);
      assertThat(db.stats().openResults()).isEqualTo(openBefore);
    } finally {
      System.clearProperty(Pollers.PROPERTY);
    }
  }

  /** The test above proves something only if a recording like its own sees a pinned thread. */
  @Test
  void aRecordingSeesAThreadThatIsPinned() throws Exception {
    try (PinnedThreads pinned = new PinnedThreads()) {
      Thread.ofVirtual().start(() -> assertThat(Pinning.PARKED).isTrue()).join();
      assertThat(pinned.stop()).isNotEmpty();
    }
  }

  /** A class whose initialiser parks: the frame of the initialisation pins the carrier. */
  private static final class Pinning {
    static final boolean PARKED = park();

    private static boolean park() {
      LockSupport.parkNanos(20_000_000);
      return true;
    }
  }

  @Test
  void servesPlatformThreadsToo() throws Exception {
    try (Database db = TestServer.open(3);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        int number = i;
        all.add(threads.submit(() -> db.execute("SELECT $1", number).scalar(Integer.class)));
      }
      for (int i = 0; i < all.size(); i++) {
        assertThat(all.get(i).get()).isEqualTo(i);
      }
    }
  }

  @Test
  void opensNoMoreThanTheMaximumAndKeepsTheMinimum() throws Exception {
    DatabaseConfig config = TestServer.config().minConnections(2).maxConnections(4).build();
    try (Database db = Database.open(config)) {
      await().untilAsserted(() -> assertThat(db.stats().open()).isEqualTo(2));
      Callers.run(100, i -> db.execute("SELECT pg_sleep(0.002)"));
      assertThat(db.stats().opened()).isEqualTo(4);
      assertThat(db.stats().busy()).isZero();
    }
  }

  @Test
  void timesOutWhenEveryConnectionIsBusy() throws Exception {
    DatabaseConfig config =
        TestServer.config().maxConnections(2).acquireTimeout(Duration.ofMillis(300)).build();
    try (Database db = Database.open(config);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> busy = occupy(db, threads, 2);

      Throwable thrown = catchThrowable(() -> db.execute("SELECT 1"));

      assertThat(thrown)
          .isInstanceOfSatisfying(
              AcquireTimeoutException.class,
              e -> {
                assertThat(e.busy()).isEqualTo(2);
                assertThat(e.waiting()).isZero();
                assertThat(e.waited()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(20));
                assertThat(e.isSafeToRetry()).isTrue();
              })
          .hasMessageContaining("2 of at most 2 connections are busy");
      assertThat(db.stats().acquireTimeouts()).isEqualTo(1);
      interrupt(busy);
    }
  }

  @Test
  void refusesAtOnceWhenTooManyWait() throws Exception {
    DatabaseConfig config = TestServer.config().maxConnections(1).maxWaiters(0).build();
    try (Database db = Database.open(config);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> busy = occupy(db, threads, 1);
      assertThatThrownBy(() -> db.execute("SELECT 1"))
          .isInstanceOfSatisfying(
              AcquireTimeoutException.class, e -> assertThat(e.waited()).isZero())
          .hasMessageContaining("maxWaiters");
      interrupt(busy);
    }
  }

  @Test
  void servesWaitersInTheOrderInWhichTheyCame() throws Exception {
    try (Database db = TestServer.open(1);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      db.execute("CREATE SEQUENCE turn");
      List<Future<?>> busy = occupy(db, threads, 1);
      List<Future<Long>> turns = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int before = i;
        turns.add(threads.submit(() -> takeTurn(db)));
        await().pollInterval(Duration.ofMillis(1)).until(() -> db.stats().waiting() == before + 1);
      }
      interrupt(busy);
      for (int i = 0; i < turns.size(); i++) {
        assertThat(turns.get(i).get()).isEqualTo(i + 1);
      }
      db.execute("DROP SEQUENCE turn");
    }
  }

  /** The server counts: the only connection runs one statement after the other. */
  private static long takeTurn(Database db) {
    return db.execute("SELECT nextval('turn')").scalar(Long.class);
  }

  private static int record(Database db, int number) {
    return db.execute("SELECT $1", number).scalar(Integer.class);
  }

  @Test
  void failsOnlyTheStatementWhoseBackendIsKilledAndHeals() throws Exception {
    try (Database db = TestServer.open(3);
        Database admin = TestServer.open(1);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> victim = threads.submit(() -> db.execute("SELECT pg_sleep(60) /* victim */"));
      Future<?> other = threads.submit(() -> db.execute("SELECT pg_sleep(1) /* other */"));
      await().until(() -> db.stats().busy() == 2);

      terminate(admin, "/* victim */");

      assertThatThrownBy(victim::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOfSatisfying(
              ConnectionException.class, e -> assertThat(e.isSafeToRetry()).isTrue())
          .hasMessageContaining("57P01")
          .hasMessageContaining("had no effect");
      other.get();
      Callers.run(20, i -> db.execute("SELECT 1"));
      await().untilAsserted(() -> assertThat(db.stats().retired()).isEqualTo(1));
    }
  }

  @Test
  void doesNotUseAConnectionWhoseBackendWasKilledWhileIdle() {
    try (Database db = TestServer.open(1);
        Database admin = TestServer.open(1)) {
      int killed = pid(db);
      for (int i = 0; i < 20; i++) {
        int pid = pid(db);
        admin.execute("SELECT pg_terminate_backend($1, 5000)", pid);
        assertThat(pid(db)).isNotEqualTo(pid);
      }
      assertThat(pid(db)).isNotEqualTo(killed);
    }
  }

  @Test
  void noticesABackendThatIsKilledWhileIdle() {
    DatabaseConfig config = TestServer.config().minConnections(2).maxConnections(2).build();
    try (Database db = Database.open(config);
        Database admin = TestServer.open(1)) {
      await().until(() -> db.stats().idle() == 2);
      db.execute("SELECT 1 /* idle */");

      terminate(admin, "/* idle */");

      await().untilAsserted(() -> assertThat(db.stats().opened()).isEqualTo(3));
      await().until(() -> db.stats().idle() == 2);
      assertThat(db.execute("SELECT 1").scalar(Integer.class)).isEqualTo(1);
    }
  }

  @Test
  void survivesBackendsBeingKilledAtRandomUnderLoad() throws Exception {
    try (Database db = TestServer.open(6);
        Database admin = TestServer.open(1)) {
      AtomicInteger succeeded = new AtomicInteger();
      Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
      CountDownLatch done = new CountDownLatch(1);
      Thread killer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (done.getCount() > 0) {
                      admin.execute(
                          """
                          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                          WHERE query LIKE '%under load%' AND pid <> pg_backend_pid()
                          ORDER BY random() LIMIT 1\
                          """);
                    }
                  });
      Callers.run(
          300,
          i -> {
            for (int k = 0; k < 10; k++) {
              try {
                int back = db.execute("SELECT $1 /* under load */", i).scalar(Integer.class);
                if (back == i) {
                  succeeded.incrementAndGet();
                } else {
                  unexpected.add(new AssertionError("asked for " + i + ", got " + back));
                }
              } catch (ConnectionException expected) {
                // its backend was killed
              } catch (RuntimeException | Error other) {
                unexpected.add(other);
              }
            }
          });
      done.countDown();
      killer.join();

      assertThat(unexpected).isEmpty();
      assertThat(succeeded.get()).isPositive();
      await()
          .ignoreException(ConnectionException.class) // of a kill that was still on its way
          .untilAsserted(() -> assertThat(record(db, 42)).isEqualTo(42));
      await().until(() -> db.stats().busy() == 0);
    }
  }

  @Test
  void anInterruptEndsTheWaitAtOnceAndCancelsTheStatementOnTheServer() throws Exception {
    try (Database db = TestServer.open(1);
        Database admin = TestServer.open(1);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Throwable> thrown = new ArrayList<>();
      CountDownLatch left = new CountDownLatch(1);
      Future<?> running =
          threads.submit(
              () -> {
                thrown.add(catchThrowable(() -> db.execute("SELECT pg_sleep(60) /* long */")));
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
                thrown.add(catchThrowable(() -> db.execute("SELECT 1")));
                left.countDown();
              });
      await().until(() -> running(admin, "/* long */") == 1);

      running.cancel(true);
      left.await();

      assertThat(thrown.get(0))
          .isInstanceOfSatisfying(
              QueryInterruptedException.class, e -> assertThat(e.isSafeToRetry()).isFalse());
      assertThat(thrown.get(1))
          .isInstanceOfSatisfying(
              QueryInterruptedException.class, e -> assertThat(e.isSafeToRetry()).isTrue());
      await().until(() -> running(admin, "/* long */") == 0);
      assertThat(db.execute("SELECT 1").scalar(Integer.class)).isEqualTo(1);
    }
  }

  @Test
  void anInterruptedWaiterLeavesTheQueue() throws Exception {
    try (Database db = TestServer.open(1);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> busy = occupy(db, threads, 1);
      Future<?> waiter = threads.submit(() -> db.execute("SELECT 1"));
      await().until(() -> db.stats().waiting() == 1);
      waiter.cancel(true);
      await().until(() -> db.stats().waiting() == 0);
      interrupt(busy);
      assertThat(db.execute("SELECT 1").scalar(Integer.class)).isEqualTo(1);
    }
  }

  @Test
  void givesUpAStatementThatIsNotAnsweredInTimeAndCancelsIt() {
    DatabaseConfig config =
        TestServer.config().maxConnections(1).statementTimeout(Duration.ofMillis(200)).build();
    try (Database db = Database.open(config);
        Database admin = TestServer.open(1)) {
      assertThatThrownBy(() -> db.execute("SELECT pg_sleep(60) /* slow */"))
          .isInstanceOfSatisfying(
              QueryTimeoutException.class,
              e -> assertThat(e.timeout()).isEqualTo(Duration.ofMillis(200)))
          .hasMessageContaining("was not answered within 200ms");
      await().until(() -> running(admin, "/* slow */") == 0);
      assertThat(db.execute("SELECT 1").scalar(Integer.class)).isEqualTo(1);
    }
  }

  @Test
  void closesConnectionsThatAreIdleForTooLongOrTooOld() throws Exception {
    DatabaseConfig config =
        TestServer.config()
            .minConnections(2)
            .maxConnections(6)
            .idleTimeout(Duration.ofMillis(500))
            .build();
    try (Database db = Database.open(config)) {
      Callers.run(12, i -> db.execute("SELECT pg_sleep(0.05)"));
      assertThat(db.stats().open()).isEqualTo(6);
      await().untilAsserted(() -> assertThat(db.stats().retired()).isPositive());
      await().untilAsserted(() -> assertThat(db.stats().open()).isEqualTo(2));
      assertThat(db.stats().opened()).isEqualTo(6);
    }
    DatabaseConfig shortLived =
        TestServer.config().minConnections(1).maxLifetime(Duration.ofMillis(500)).build();
    try (Database db = Database.open(shortLived)) {
      int first = pid(db);
      await().untilAsserted(() -> assertThat(pid(db)).isNotEqualTo(first));
    }
  }

  @Test
  void closingLetsStatementsEndAndFailsLaterOnes() throws Exception {
    Database db = TestServer.open(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> running = threads.submit(() -> db.execute("SELECT pg_sleep(0.5)"));
      await().until(() -> db.stats().busy() == 1);
      Future<?> waiting = threads.submit(() -> db.execute("SELECT 1"));
      await().until(() -> db.stats().waiting() == 1);

      db.close();

      running.get();
      assertThatThrownBy(waiting::get)
          .cause()
          .hasMessage("the database is closed: no connection for SELECT 1");
      assertThatThrownBy(() -> db.execute("SELECT 1"))
          .isInstanceOf(ConnectionException.class)
          .hasMessage("the database is closed: no connection for SELECT 1");
      assertThat(db.stats().open()).isZero();
      db.close();
    }
  }

  @Test
  void closingDoesNotWaitForEverForAStatement() throws Exception {
    Database db = TestServer.open(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> running = threads.submit(() -> db.execute(BUSY));
      await().until(() -> db.stats().busy() == 1);
      db.close();
      assertThatThrownBy(running::get)
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("was closed while");
    }
  }

  @Test
  void handsNoConnectionToTwoAndForgetsNobodyUnderRandomInterrupts() throws Exception {
    DatabaseConfig config =
        TestServer.config().maxConnections(4).acquireTimeout(Duration.ofMillis(50)).build();
    try (Database db = Database.open(config)) {
      AtomicInteger answered = new AtomicInteger();
      Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        int number = i;
        threads.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      for (int k = 0; k < 10; k++) {
                        try {
                          int back = record(db, number);
                          assertThat(back).isEqualTo(number);
                          answered.incrementAndGet();
                        } catch (AcquireTimeoutException | QueryInterruptedException expected) {
                          boolean interrupted = Thread.interrupted();
                          assertThat(interrupted || expected.isSafeToRetry()).isTrue();
                        } catch (RuntimeException | Error other) {
                          unexpected.add(other);
                        }
                      }
                    }));
      }
      while (threads.stream().anyMatch(Thread::isAlive)) {
        threads.get(ThreadLocalRandom.current().nextInt(threads.size())).interrupt();
        Thread.onSpinWait();
      }
      assertThat(unexpected).isEmpty();
      await().until(() -> db.stats().busy() == 0 && db.stats().waiting() == 0);
      assertThat(record(db, 1)).isEqualTo(1);
    }
  }

  private static int pid(Database db) {
    return db.execute("SELECT pg_backend_pid()").scalar(Integer.class);
  }

  private static void terminate(Database admin, String comment) {
    admin.execute(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE query LIKE '%' || $1 AND pid <> pg_backend_pid()\
        """,
        comment);
  }

  private static long running(Database admin, String comment) {
    return admin
        .execute(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE query LIKE '%' || $1 AND state = 'active' AND pid <> pg_backend_pid()\
            """,
            comment)
        .scalar(Long.class);
  }

  private static List<Future<?>> occupy(Database db, ExecutorService threads, int connections) {
    List<Future<?>> busy = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      busy.add(threads.submit(() -> db.execute(BUSY)));
    }
    await().until(() -> db.stats().busy() == connections && db.stats().waiting() == 0);
    return busy;
  }

  private static void interrupt(List<Future<?>> busy) {
    busy.forEach(one -> one.cancel(true));
  }
}
