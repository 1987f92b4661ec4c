package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.Session;
import org.loompq.error.QueryCanceledException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;

/** What becomes of statements whose callers have left, of their connection, and of the others. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AbandonedTest {

  private static final String SLEEP = "SELECT pg_sleep($1)";
  private static final String INSERT = "INSERT INTO abandoned_row VALUES ($1) RETURNING id";
  private static final Duration PROMPTLY = Duration.ofSeconds(2);
  private static final int MOST_ROUNDS = 50;

  private static Database admin;
  private Database db;

  @BeforeAll
  static void openAdmin() {
    admin = TestServer.open(2);
    admin.execute("CREATE TABLE IF NOT EXISTS abandoned_row (id int PRIMARY KEY)");
  }

  @AfterAll
  static void closeAdmin() {
    admin.execute("DROP TABLE abandoned_row");
    admin.close();
  }

  @BeforeEach
  void open() {
    db = open(TestServer.config());
  }

  @AfterEach
  void close() {
    db.close();
  }

  /** One connection, shared also by statements that are known to be slow. */
  private static Database open(DatabaseConfig.Builder config) {
    admin.execute("TRUNCATE abandoned_row");
    Database opened =
        Database.open(config.maxConnections(1).slowStatementThreshold(Duration.ZERO).build());
    for (int i = 0; i < 3; i++) { // nothing is put behind a statement's first run
      opened.execute(SLEEP, 0.0);
      opened.execute(INSERT, -i);
      echo(opened, i);
    }
    return opened;
  }

  // Behind others

  @Test
  void statementsAreSentWhileAnotherStillRuns() throws Exception {
    try (Piped piped = pipe(8, i -> echo(db, i))) {
      assertThat(db.stats().waiting()).isZero();
      piped.head().interrupt();
      piped.checkAnswers();
    }
  }

  @Test
  void aCallerInTheMiddleLeavesPromptlyAndTheOthersGetTheirAnswers() throws Exception {
    try (Piped piped = pipe(9, i -> echo(db, i))) {
      Caller left = piped.followers().remove(4);
      left.interrupt();
      assertThat(left.failure(PROMPTLY))
          .isInstanceOfSatisfying(
              QueryInterruptedException.class, e -> assertThat(e.isSafeToRetry()).isFalse());
      assertThat(piped.head().isWaiting()).isTrue();
      piped.head().interrupt();
      piped.checkAnswers();
    }
  }

  @Test
  void oneAfterTheOtherIsCancelledThoughTheFirstWasNotItsOwn() throws Exception {
    try (Piped piped =
        pipe(4, i -> db.execute("SELECT pg_sleep($1), 1", i < 3 ? 60.0 : 0.0).rowCount())) {
      for (int i = 0; i < 3; i++) {
        Caller left = piped.followers().removeFirst();
        left.interrupt();
        assertThat(left.failure(PROMPTLY)).isInstanceOf(QueryInterruptedException.class);
      }
      piped.head().interrupt();
      assertThat(piped.followers().removeFirst().answer()).isEqualTo(1);
    }
  }

  @Test
  void whatIsReportedOfInsertsIsWhatTheTableShows() throws Exception {
    List<Caller> left = new ArrayList<>();
    try (Piped piped = pipe(8, i -> insert(i + 1))) {
      for (int i = 0; i < 4; i++) {
        Caller one = piped.followers().remove(i);
        one.interrupt();
        left.add(one);
      }
      piped.head().interrupt();
      for (Caller each : piped.followers()) {
        assertThat(each.answer()).isEqualTo(each.number() + 1);
      }
      for (Caller each : left) {
        assertThat(each.failure(PROMPTLY)).isInstanceOf(QueryInterruptedException.class);
      }
    }
    assertThat(rows("id IN (2, 4, 6, 8)")).isEqualTo(4);
  }

  // Not sent yet

  @Test
  void aStatementThatWasNotSentIsWithdrawnAndHasNoEffect() throws Exception {
    Caller sleeper = new Caller(0, _ -> db.execute("SELECT pg_sleep(60), 'unmeasured'").rowCount());
    await().until(() -> db.stats().busy() == 1);
    Caller waiting = new Caller(1, this::insert);
    await().until(() -> db.stats().waiting() == 1);

    waiting.interrupt();

    assertThat(waiting.failure(PROMPTLY))
        .isInstanceOfSatisfying(
            QueryInterruptedException.class, e -> assertThat(e.isSafeToRetry()).isTrue());
    sleeper.interrupt();
    echo(db, 1); // behind whatever was sent
    assertThat(rows("id = 1")).isZero();
  }

  @Test
  void aStatementThatWasNotSentInTimeIsWithdrawnAndHasNoEffect() throws Exception {
    try (Database impatient = open(TestServer.config().statementTimeout(Duration.ofMillis(500)))) {
      Caller leaseholder =
          new Caller(
              0,
              _ ->
                  impatient.lease(
                      session -> {
                        for (int i = 0; i < 5; i++) {
                          session.execute(SLEEP, 0.3);
                        }
                        return 0;
                      }));
      await().until(() -> impatient.stats().leased() == 1);

      assertThatThrownBy(() -> impatient.execute(INSERT, 1))
          .isInstanceOfSatisfying(
              QueryTimeoutException.class, e -> assertThat(e.isSafeToRetry()).isTrue());
      assertThat(leaseholder.answer()).isZero();
      echo(impatient, 1);
      assertThat(rows("id = 1")).isZero();
    }
  }

  // The connection

  @Test
  void theConnectionOfAnInterruptedCallerIsKeptAndIdle() throws Exception {
    int backend = pid(db);
    for (int i = 0; i < 3; i++) {
      Caller lone = new Caller(i, _ -> db.execute(SLEEP, 60.0).rowCount());
      await().until(() -> "active".equals(state(backend)));
      lone.interrupt();
      assertThat(lone.failure(PROMPTLY)).isInstanceOf(QueryInterruptedException.class);
      await().until(() -> "idle".equals(state(backend)));
      assertThat(pid(db)).isEqualTo(backend);
    }
  }

  @Test
  void theConnectionIsKeptThoughTheStatementIsKnownToBeSlow() throws Exception {
    try (Database slow = Database.open(TestServer.config().maxConnections(1).build())) {
      int backend = pid(slow);
      slow.execute("SELECT pg_sleep(0.3)");
      for (int i = 0; i < 2; i++) {
        Caller lone = new Caller(i, _ -> slow.execute(SLEEP, 60.0).rowCount());
        await().until(() -> "active".equals(state(backend)));
        lone.interrupt();
        assertThat(lone.failure(PROMPTLY)).isInstanceOf(QueryInterruptedException.class);
        assertThat(pid(slow)).isEqualTo(backend);
      }
    }
  }

  // The cancel request

  /** An innocent statement that the signal for another has hit runs again, but only that one. */
  @Test
  void whatAnAdministratorCancelsIsReportedThoughOthersWereCancelledBefore() throws Exception {
    int backend = pid(db);
    for (int i = 0; i < 200; i++) {
      double seconds = 0.0005 * (i % 8);
      try (Piped piped = pipeAnyhow(3, k -> echo(db, k), seconds)) {
        piped.head().interrupt();
        piped.checkAnswers();
      }
    }
    Caller victim = new Caller(0, _ -> db.execute(SLEEP, 60.0).rowCount());
    await().until(() -> "active".equals(state(backend)));
    admin.execute("SELECT pg_cancel_backend($1)", backend);
    assertThat(victim.failure(Duration.ofSeconds(20))).isInstanceOf(QueryCanceledException.class);
  }

  /** The statement ends by itself, but not the cancel request. */
  @Test
  void aCancelRequestThatGetsStuckStopsNobody() throws Exception {
    othersGoOnThoughItGetsStuck(2);
  }

  @Test
  @Tag("long")
  void aCancelRequestThatGetsStuckStopsNobodyThoughItsStatementGoesOn() throws Exception {
    othersGoOnThoughItGetsStuck(150);
  }

  private static void othersGoOnThoughItGetsStuck(int seconds) throws Exception {
    try (StallingProxy proxy = new StallingProxy();
        Database far =
            Database.open(
                DatabaseConfig.builder(proxy.url())
                    .acquireTimeout(Duration.ofSeconds(60))
                    .maxConnections(1)
                    .build())) {
      getStuck(far, proxy, seconds);
      Caller next = new Caller(1, i -> echo(far, i));
      assertSpendsNoProcessorTime();
      proxy.goOn();
      assertThat(next.answer()).isEqualTo(1);
    }
  }

  @Test
  @Tag("long")
  void aCancelRequestThatGetsStuckStopsNoLease() throws Exception {
    try (StallingProxy proxy = new StallingProxy();
        Database far =
            Database.open(
                DatabaseConfig.builder(proxy.url())
                    .acquireTimeout(Duration.ofSeconds(60))
                    .maxConnections(1)
                    .build())) {
      getStuck(far, proxy, 2);
      Caller next =
          new Caller(1, i -> far.<Integer, RuntimeException>lease(session -> echo(session, i)));
      assertSpendsNoProcessorTime();
      proxy.goOn();
      assertThat(catchThrowable(next::answer))
          .satisfiesAnyOf(
              none -> assertThat(none).isNull(),
              lost -> assertThat(lost).hasMessageContaining("lost"));
    }
  }

  private static void getStuck(Database far, StallingProxy proxy, int seconds) throws Exception {
    echo(far, 0);
    proxy.stall();
    Caller left = new Caller(0, _ -> far.execute(SLEEP, (double) seconds).rowCount());
    await().until(() -> far.stats().busy() == 1);
    left.interrupt();
    assertThat(left.failure(PROMPTLY)).isInstanceOf(QueryInterruptedException.class);
    await().until(() -> proxy.stalled() == 1);
    if (seconds < 10) {
      await().until(() -> far.stats().busy() == 0);
    }
  }

  /** Of a whole second of somebody's waiting; others in this process do little. */
  private static void assertSpendsNoProcessorTime() {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long spent = process.getProcessCpuTime();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    await().until(() -> System.nanoTime() > end);
    assertThat(Duration.ofNanos(process.getProcessCpuTime() - spent))
        .isLessThan(Duration.ofSeconds(1));
  }

  // Callers

  /** What a caller asks, by his number. */
  private interface Question {
    int ask(int number);
  }

  /** A virtual thread that asks one question. */
  private static final class Caller {
    private final int number;
    private final CompletableFuture<Integer> outcome = new CompletableFuture<>();
    private final Thread thread;

    Caller(int number, Question question) {
      this.number = number;
      this.thread =
          Thread.startVirtualThread(
              () -> {
                try {
                  outcome.complete(question.ask(number));
                } catch (RuntimeException | Error failed) {
                  outcome.completeExceptionally(failed);
                }
              });
    }

    int number() {
      return number;
    }

    boolean isWaiting() {
      Thread.State state = thread.getState();
      return state == Thread.State.WAITING && !outcome.isDone();
    }

    void interrupt() {
      thread.interrupt();
    }

    /** Returns when he has done so. */
    void leave() {
      interrupt();
      var _ = outcome.handle((answer, failed) -> number).join();
    }

    int answer() throws Exception {
      return outcome.get(60, TimeUnit.SECONDS);
    }

    Throwable failure(Duration within) throws InterruptedException, TimeoutException {
      try {
        int answer = outcome.get(within.toNanos(), TimeUnit.NANOSECONDS);
        throw new AssertionError("answered " + answer);
      } catch (ExecutionException failed) {
        return Objects.requireNonNull(failed.getCause());
      }
    }
  }

  /** Statements on their way behind one that does not end by itself. */
  private record Piped(Caller head, List<Caller> followers) implements AutoCloseable {

    void checkAnswers() throws Exception {
      for (Caller each : followers) {
        assertThat(each.answer()).isEqualTo(each.number());
      }
    }

    @Override
    public void close() {
      head.leave();
      followers.forEach(Caller::leave);
    }
  }

  /**
   * Has callers wait whose statements were sent behind a long one. Nothing is put behind one that
   * has been running for some milliseconds, so it takes a few attempts on a busy machine.
   */
  private Piped pipe(int followers, Question question) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Piped piped = pipeAnyhow(followers, question, 60);
      await().until(() -> piped.head().isWaiting());
      await().until(() -> piped.followers().stream().allMatch(Caller::isWaiting));
      if (db.stats().waiting() == 0) {
        return piped;
      }
      piped.close();
      admin.execute("TRUNCATE abandoned_row");
    }
    throw new AssertionError("no statement was sent behind another in " + MOST_ROUNDS + " rounds");
  }

  private Piped pipeAnyhow(int followers, Question question, double seconds) {
    Caller head = new Caller(-1, _ -> db.execute(SLEEP, seconds).rowCount());
    while (db.stats().busy() == 0 && !head.outcome.isDone()) {
      Thread.onSpinWait();
    }
    List<Caller> behind = new ArrayList<>();
    for (int i = 0; i < followers; i++) {
      behind.add(new Caller(i, question));
    }
    return new Piped(head, behind);
  }

  private int insert(int id) {
    return db.execute(INSERT, id).scalar(Integer.class);
  }

  private static int echo(Session session, int value) {
    return session.execute("SELECT $1::int", value).scalar(Integer.class);
  }

  private static int pid(Database db) {
    return db.execute("SELECT pg_backend_pid()").scalar(Integer.class);
  }

  private static String state(int backend) {
    return admin
        .execute("SELECT state FROM pg_stat_activity WHERE pid = $1", backend)
        .scalar(String.class);
  }

  private static long rows(String condition) {
    return admin
        .execute("SELECT count(*) FROM abandoned_row WHERE " + condition)
        .scalar(Long.class);
  }
}
