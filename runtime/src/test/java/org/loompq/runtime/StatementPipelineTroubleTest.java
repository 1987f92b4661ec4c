package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.Database;
import org.loompq.Pending;
import org.loompq.QueryResult;
import org.loompq.Session;
import org.loompq.StatementPipeline;
import org.loompq.error.ConnectionException;
import org.loompq.error.PgException;
import org.loompq.error.PipelineAbortedException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;

/** Pipelines that are large, are left, or lose their connection. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StatementPipelineTroubleTest {

  private static final String INSERT = "INSERT INTO piped_trouble VALUES ($1)";
  private static final String SLEEP = "SELECT pg_sleep($1)";

  private final Database admin = TestServer.open(1);
  private final Database db = TestServer.open(1);
  private final long openResults = db.stats().openResults();

  @BeforeEach
  void makeTable() {
    admin.execute("CREATE TABLE piped_trouble (id int)");
  }

  @AfterEach
  void close() {
    await().until(() -> db.stats().busy() == 0);
    assertThat(db.execute("SELECT 1").scalar(Integer.class)).isEqualTo(1);
    assertThat(db.stats().openResults()).isEqualTo(openResults);
    db.close();
    admin.execute("DROP TABLE piped_trouble");
    admin.close();
  }

  private List<Integer> ids() {
    return admin.execute("SELECT id FROM piped_trouble ORDER BY id").map(row -> row.getInt(0));
  }

  // Large ones

  @Test
  void takesAHundredThousandStatements() {
    long sum =
        db.pipeline(
            p -> {
              for (int i = 0; i < 100_000; i++) {
                p.execute(INSERT, i);
              }
              Pending<QueryResult> all = p.execute("SELECT sum(id) FROM piped_trouble");
              return all.get().scalar(Long.class);
            });
    assertThat(sum).isEqualTo(100_000L * 99_999 / 2);
  }

  @Test
  void takesAHundredThousandStatementsInATransaction() {
    long count =
        db.transaction(
                tx ->
                    tx.pipeline(
                        p -> {
                          List<Pending<Integer>> values = new ArrayList<>();
                          for (int i = 0; i < 100_000; i++) {
                            values.add(
                                p.execute("SELECT $1::int", i)
                                    .map(result -> result.scalar(Integer.class)));
                          }
                          for (int i = 0; i < 100_000; i++) {
                            assertThat(values.get(i).get()).isEqualTo(i);
                          }
                          return p.execute("SELECT count(*) FROM piped_trouble").get();
                        }))
            .scalar(Long.class);
    assertThat(count).isZero();
  }

  @Test
  void sendsAndReceivesMegabytesAtOnce() {
    for (Session session : List.<Session>of(db, admin)) {
      echoMegabytes(session);
    }
    db.transaction(
        tx -> {
          echoMegabytes(tx);
          return null;
        });
  }

  private static void echoMegabytes(Session session) {
    Random random = new Random(11);
    session.pipeline(
        p -> {
          Queue<byte[]> sent = new ArrayDeque<>();
          Queue<Pending<byte[]>> received = new ArrayDeque<>();
          for (int i = 0; i < 60; i++) {
            byte[] bytes = new byte[random.nextInt(4) == 0 ? 1_000 : 1_000_000];
            Arrays.fill(bytes, (byte) i);
            sent.add(bytes);
            received.add(
                p.execute("SELECT $1::bytea", bytes).map(result -> result.scalar(byte[].class)));
          }
          for (byte[] bytes : sent) {
            assertThat(received.remove().get()).isEqualTo(bytes);
          }
          return null;
        });
  }

  /** More statements than a connection keeps, so that it forgets some while others are sent. */
  @Test
  void takesMoreTextsThanAConnectionKeeps() {
    try (Database few =
        Database.open(TestServer.config().maxConnections(1).statementCacheSize(10).build())) {
      for (int round = 0; round < 3; round++) {
        few.pipeline(StatementPipelineTroubleTest::runManyTexts);
        few.transaction(tx -> tx.pipeline(StatementPipelineTroubleTest::runManyTexts));
        long kept = few.execute("SELECT count(*) FROM pg_prepared_statements").scalar(Long.class);
        assertThat(kept).isLessThan(150);
      }
    }
  }

  private static @Nullable Object runManyTexts(StatementPipeline p) {
    List<Pending<Integer>> values = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      values.add(p.execute("SELECT " + i).map(result -> result.scalar(Integer.class)));
    }
    for (int i = 0; i < 600; i++) {
      assertThat(values.get(i).get()).isEqualTo(i);
    }
    return null;
  }

  // Lost ones

  @Test
  void tellsOfEachStatementWhatIsKnownWhenTheBackendIsKilled() {
    List<Pending<QueryResult>> all = new ArrayList<>();
    assertThatThrownBy(
            () ->
                db.pipeline(
                    p -> {
                      all.add(p.execute(INSERT, 1));
                      all.add(p.execute("SELECT pg_terminate_backend(pg_backend_pid())"));
                      all.add(p.execute(INSERT, 2));
                      all.add(p.execute(INSERT, 3));
                      return all.get(0).get();
                    }))
        .isSameAs(catchThrowable(() -> all.get(1).get()));
    for (Pending<QueryResult> each : all.subList(1, 4)) {
      assertThatThrownBy(each::get)
          .isInstanceOfSatisfying(
              ConnectionException.class, lost -> assertThat(lost.isSafeToRetry()).isTrue());
    }
    assertThatThrownBy(() -> all.get(2).get()).hasMessageContaining(INSERT);
    assertThat(ids()).containsExactly(1);
  }

  @Test
  void tellsOfEachStatementInATransactionWhenTheBackendIsKilled() {
    List<Pending<QueryResult>> all = new ArrayList<>();
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx ->
                        tx.pipeline(
                            p -> {
                              all.add(p.execute(INSERT, 1));
                              all.add(p.execute("SELECT pg_terminate_backend(pg_backend_pid())"));
                              for (int i = 0; i < 1_000; i++) {
                                all.add(p.execute(INSERT, i));
                              }
                              return "not returned";
                            })))
        .isInstanceOf(ConnectionException.class);
    for (Pending<QueryResult> each : all) {
      assertThatThrownBy(each::get).isInstanceOf(PgException.class);
    }
    assertThat(ids()).isEmpty();
  }

  @Test
  void closingTheDatabaseEndsIt() {
    Database closed = TestServer.open(1);
    assertThatThrownBy(
            () ->
                closed.pipeline(
                    p -> {
                      assertThat(p.execute(INSERT, 1).get().updateCount()).isEqualTo(1);
                      Thread.startVirtualThread(closed::close);
                      await().until(() -> isRefused(closed));
                      return p.execute(INSERT, 2).get();
                    }))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("the database was closed")
        .hasMessageContaining(INSERT);
    assertThat(ids()).containsExactly(1);
  }

  private static boolean isRefused(Database closed) {
    try {
      var _ = closed.execute("SELECT 1");
      return false;
    } catch (PgException refused) {
      return true;
    }
  }

  // Left ones

  @Test
  void anInterruptLeavesItAndCancelsWhatRuns() throws Exception {
    List<Pending<QueryResult>> all = new ArrayList<>();
    Throwable thrown =
        interrupted(
            () ->
                db.pipeline(
                    p -> {
                      all.add(p.execute(INSERT, 1));
                      all.add(p.execute(SLEEP, 60.0));
                      all.add(p.execute(SLEEP, 60.0));
                      all.add(p.execute(INSERT, 2));
                      p.flush();
                      return all.getFirst().get();
                    }));
    assertThat(thrown)
        .isInstanceOf(QueryInterruptedException.class)
        .hasMessageContaining("pg_sleep");
    assertThat(all.getFirst().get().updateCount()).isEqualTo(1);
    for (Pending<QueryResult> each : all.subList(2, 4)) {
      assertThatThrownBy(each::get)
          .isInstanceOfSatisfying(
              PipelineAbortedException.class, left -> assertThat(left.isSafeToRetry()).isFalse())
          .hasMessageContaining("whether it took effect is unknown")
          .hasCause(thrown);
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> db.stats().busy() == 0);
    assertThat(db.stats().retired()).isZero();
    assertThat(ids()).isEqualTo(List.of(1, 2)); // each is a transaction of its own
  }

  @Test
  void anInterruptInATransactionUndoesAll() throws Exception {
    Throwable thrown =
        interrupted(
            () ->
                db.transaction(
                    tx ->
                        tx.pipeline(
                            p -> {
                              p.execute(INSERT, 1);
                              p.execute(SLEEP, 60.0);
                              return p.execute(INSERT, 2).get();
                            })));
    assertThat(thrown).isInstanceOf(QueryInterruptedException.class);
    await().atMost(Duration.ofSeconds(20)).until(() -> db.stats().busy() == 0);
    assertThat(ids()).isEmpty();
    assertThat(db.stats().retired()).isZero();
  }

  /** The socket is full in the middle of those that share a Sync; some are never sent. */
  @Test
  void anInterruptWhileTheSocketIsFullLosesNothing() throws Exception {
    byte[] large = new byte[20_000];
    for (int round = 0; round < 5; round++) {
      int count = 190 + round;
      Throwable thrown =
          interrupted(
              () ->
                  db.transaction(
                      tx ->
                          tx.pipeline(
                              p -> {
                                assertThat(p.execute(INSERT, 1).get().updateCount()).isEqualTo(1);
                                p.execute(SLEEP, 60.0);
                                for (int i = 0; i < count; i++) {
                                  p.execute("SELECT length($1)", large);
                                }
                                return null;
                              })));
      assertThat(thrown).isInstanceOf(QueryInterruptedException.class);
      await().atMost(Duration.ofSeconds(20)).until(() -> db.stats().busy() == 0);
      assertThat(db.execute("SELECT 1").scalar(Integer.class)).isEqualTo(1);
    }
    assertThat(ids()).isEmpty();
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void sendsNothingIfItsThreadIsInterruptedBefore() {
    List<Pending<QueryResult>> all = new ArrayList<>();
    try {
      assertThatThrownBy(
              () ->
                  db.pipeline(
                      p -> {
                        all.add(p.execute(INSERT, 1));
                        all.add(p.execute(INSERT, 2));
                        Thread.currentThread().interrupt();
                        return null;
                      }))
          .isInstanceOfSatisfying(
              QueryInterruptedException.class,
              interrupted -> assertThat(interrupted.isSafeToRetry()).isTrue());
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThatThrownBy(() -> all.getLast().get())
        .isInstanceOfSatisfying(
            PipelineAbortedException.class, unsent -> assertThat(unsent.isSafeToRetry()).isTrue());
    assertThat(ids()).isEmpty();
  }

  private Throwable interrupted(ThrowingCallable pipeline) throws InterruptedException {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread caller = Thread.startVirtualThread(() -> thrown.set(catchThrowable(pipeline)));
    await().until(this::isSleeping);
    await().until(() -> caller.getState() == Thread.State.WAITING);
    caller.interrupt();
    caller.join();
    Throwable left = thrown.get();
    assertThat(left).isNotNull();
    return left == null ? new IllegalStateException() : left;
  }

  private boolean isSleeping() {
    return admin.execute("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'").rowCount()
        > 0;
  }

  @Test
  void theTimeIsForEachStatement() {
    try (Database brief = openBrief(Duration.ofSeconds(1))) {
      int rows =
          brief.pipeline(
              p -> {
                List<Pending<QueryResult>> all = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                  all.add(p.execute(SLEEP, 0.4));
                }
                return all.stream().mapToInt(each -> each.get().rowCount()).sum();
              });
      assertThat(rows).isEqualTo(4);
      brief.transaction(
          tx ->
              tx.pipeline(
                  p -> {
                    for (int i = 0; i < 4; i++) {
                      p.execute(SLEEP, 0.4);
                    }
                    return null;
                  }));
      assertThatThrownBy(
              () -> brief.pipeline(p -> List.of(p.execute(SLEEP, 60.0), p.execute(INSERT, 1))))
          .isInstanceOf(QueryTimeoutException.class)
          .hasMessageContaining("pg_sleep");
      await().atMost(Duration.ofSeconds(20)).until(() -> brief.stats().busy() == 0);
      assertThat(brief.stats().retired()).isZero();
    }
  }

  @Test
  void namesEachStatementWhenOneTakesTooLong() {
    try (Database brief = openBrief(Duration.ofSeconds(1))) {
      List<Pending<QueryResult>> all = new ArrayList<>();
      assertThatThrownBy(
              () ->
                  brief.pipeline(
                      p -> {
                        all.add(p.execute(SLEEP, 60.0));
                        all.add(p.execute("SELECT 2"));
                        all.add(p.execute("SELECT 3"));
                        return null;
                      }))
          .isInstanceOf(QueryTimeoutException.class)
          .hasMessageContaining(SLEEP);
      for (int i = 1; i < all.size(); i++) {
        assertThatThrownBy(all.get(i)::get).hasMessageContaining("SELECT " + (i + 1));
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> brief.stats().busy() == 0);
    }
  }

  /** More than is sent together, so that it waits to know whether its transaction has begun. */
  @Test
  void saysSoIfItsFirstStatementTakesTooLong() {
    try (Database brief = openBrief(Duration.ofMillis(10))) { // for each of those that are sent
      assertThatThrownBy(
              () ->
                  brief.transaction(
                      tx ->
                          tx.pipeline(
                              p -> {
                                p.execute(SLEEP, 300.0);
                                for (int i = 0; i < 300; i++) {
                                  p.execute(INSERT, i);
                                }
                                return null;
                              })))
          .isInstanceOf(QueryTimeoutException.class)
          .hasMessageContaining("pg_sleep");
      await().atMost(Duration.ofSeconds(20)).until(() -> brief.stats().busy() == 0);
    }
    assertThat(ids()).isEmpty();
  }

  private static Database openBrief(Duration statementTimeout) {
    return Database.open(
        TestServer.config().maxConnections(1).statementTimeout(statementTimeout).build());
  }
}
