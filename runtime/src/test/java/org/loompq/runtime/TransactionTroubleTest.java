package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.Isolation;
import org.loompq.Session;
import org.loompq.Transaction;
import org.loompq.TransactionOptions;
import org.loompq.error.ConnectionException;
import org.loompq.error.DeadlockException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.error.SerializationFailureException;
import org.loompq.error.TransactionRolledBackException;

/** Transactions that meet others, are interrupted, or lose their connection. */
class TransactionTroubleTest {

  private static final TransactionOptions SERIALIZABLE =
      TransactionOptions.of(Isolation.SERIALIZABLE);

  private final Database db = TestServer.open(8);

  @BeforeEach
  void makeTable() {
    db.execute("CREATE TABLE tx_counter (id int PRIMARY KEY, n int NOT NULL)");
    db.execute("INSERT INTO tx_counter SELECT i, 0 FROM generate_series(1, 8) i");
  }

  @AfterEach
  void close() {
    db.execute("DROP TABLE tx_counter");
    await().until(() -> db.stats().busy() == 0);
    db.close();
  }

  private static int read(Session session, int id) {
    return session.execute("SELECT n FROM tx_counter WHERE id = $1", id).scalar(Integer.class);
  }

  private static void write(Session session, int id, int n) {
    session.execute("UPDATE tx_counter SET n = $2 WHERE id = $1", id, n);
  }

  @Test
  void runsAgainUntilNobodyIsInItsWay() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    Callers.run(
        8,
        _ -> {
          for (int k = 0; k < 20; k++) {
            db.transaction(
                SERIALIZABLE.retries(1_000),
                tx -> {
                  attempts.incrementAndGet();
                  write(tx, 1, read(tx, 1) + 1);
                  return null;
                });
          }
        });
    assertThat(read(db, 1)).isEqualTo(160);
    assertThat(attempts.get()).isGreaterThan(160);
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void tellsOfAllAttemptsIfTheLastOneFails() {
    AtomicInteger attempts = new AtomicInteger();
    Throwable failed =
        catchThrowable(
            () ->
                db.transaction(
                    SERIALIZABLE.retries(3),
                    tx -> {
                      attempts.incrementAndGet();
                      int n = read(tx, 1);
                      Thread other = Thread.startVirtualThread(() -> write(db, 1, n + 100));
                      other.join();
                      write(tx, 1, n + 1);
                      return null;
                    }));
    assertThat(failed).isInstanceOf(SerializationFailureException.class);
    assertThat(attempts.get()).isEqualTo(4);
    assertThat(failed.getSuppressed())
        .hasSize(3)
        .allMatch(each -> each instanceof SerializationFailureException);
    assertThat(read(db, 1)).isEqualTo(400);
  }

  @Test
  void runsAgainAfterADeadlock() throws Exception {
    CyclicBarrier bothHaveOne = new CyclicBarrier(2);
    AtomicInteger attempts = new AtomicInteger();
    Callers.run(
        2,
        i ->
            db.transaction(
                TransactionOptions.DEFAULT.retries(2),
                tx -> {
                  boolean first = attempts.incrementAndGet() <= 2;
                  write(tx, 1 + i, 7);
                  if (first) {
                    bothHaveOne.await(10, TimeUnit.SECONDS);
                  }
                  write(tx, 2 - i, 7);
                  return null;
                }));
    assertThat(attempts.get()).isEqualTo(3);
    assertThat(read(db, 1) + read(db, 2)).isEqualTo(14);
  }

  @Test
  void doesNotRunAgainWithoutRetriesOrForAnotherReason() {
    AtomicInteger attempts = new AtomicInteger();
    assertThatThrownBy(
            () ->
                db.transaction(
                    SERIALIZABLE.retries(5),
                    tx -> {
                      attempts.incrementAndGet();
                      return tx.execute("SELECT 1 / 0");
                    }))
        .hasMessageContaining("zero");
    assertThat(attempts.get()).isEqualTo(1);
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx ->
                        tx.execute(
                            """
                            DO $$ BEGIN RAISE SQLSTATE '40P01' USING MESSAGE = 'as if'; END $$\
                            """)))
        .isInstanceOf(DeadlockException.class);
  }

  @Test
  void isUndoneAtOnceIfItsThreadIsInterrupted() throws Exception {
    AtomicInteger reached = new AtomicInteger();
    Thread caller =
        Thread.startVirtualThread(
            () -> {
              Throwable failed =
                  catchThrowable(
                      () ->
                          db.transaction(
                              tx -> {
                                write(tx, 1, 5);
                                reached.set(1);
                                return tx.execute("SELECT pg_sleep(20)");
                              }));
              assertThat(failed).isInstanceOf(QueryInterruptedException.class);
              assertThat(Thread.currentThread().isInterrupted()).isTrue();
              reached.set(2);
            });
    await().until(() -> reached.get() == 1 && db.stats().statements().count() > 2);
    caller.interrupt();
    assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
    assertThat(reached.get()).isEqualTo(2);
    assertThat(read(db, 1)).isZero();
    await().until(() -> db.stats().leased() == 0);
    assertThat(db.stats().retired()).isZero(); // cancelled, rolled back, and kept
    write(db, 1, 6); // its lock is gone
  }

  @Test
  void isNotCommittedIfAStatementOfItTookTooLong() {
    Statement sleep =
        Statement.of(
            "sleep",
            StatementOptions.NONE.timeoutMillis(100),
            RowShape.none(),
            "SELECT pg_sleep(20)");
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx -> {
                      write(tx, 1, 5);
                      assertThatThrownBy(() -> sleep.with(StatementRunner.of(tx)).update())
                          .isInstanceOf(QueryTimeoutException.class);
                      return "done";
                    }))
        .isInstanceOf(TransactionRolledBackException.class);
    assertThat(read(db, 1)).isZero();
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void runsNothingAfterItsFirstStatementWasLeft() {
    Statement sleep =
        Statement.of(
            "sleep",
            StatementOptions.NONE.timeoutMillis(100),
            RowShape.none(),
            "SELECT pg_sleep(20)");
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx -> {
                      assertThatThrownBy(() -> sleep.with(StatementRunner.of(tx)).update())
                          .isInstanceOf(QueryTimeoutException.class);
                      write(tx, 1, 5);
                      return "done";
                    }))
        .isInstanceOf(TransactionRolledBackException.class)
        .hasMessageContaining("was not sent");
    assertThat(read(db, 1)).isZero();
  }

  @Test
  void knowsNothingOfItIsThereIfItsConnectionIsLostBeforeTheEnd() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx -> {
                      write(tx, 1, 5);
                      terminate(tx);
                      write(tx, 2, 5);
                      return null;
                    }))
        .isInstanceOf(ConnectionException.class);
    assertThat(read(db, 1)).isZero();
    assertThat(db.stats().retired()).isEqualTo(1);
  }

  /** COMMIT is sent unless the poller has seen the end of the connection before. */
  @Test
  void saysWhatIsKnownIfItsConnectionIsLostBeforeItsCommit() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx -> {
                      write(tx, 1, 5);
                      terminate(tx);
                      return null;
                    }))
        .isInstanceOfSatisfying(
            ConnectionException.class,
            lost ->
                assertThat(lost.isSafeToRetry())
                    .isEqualTo(lost.toString().contains("COMMIT was not sent")))
        .hasMessageContaining("COMMIT");
    assertThat(read(db, 1)).isZero();
  }

  @Test
  void doesNotCallARetrySafeIfItsConnectionIsLostWhileItCommits() throws Exception {
    makeItsCommitSlow();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread caller =
        Thread.startVirtualThread(
            () ->
                failure.set(
                    catchThrowable(
                        () ->
                            db.transaction(
                                tx -> {
                                  write(tx, 1, 5);
                                  return null;
                                }))));
    String kill =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE query = 'COMMIT' AND state = 'active' AND wait_event = 'PgSleep'";
    await().until(() -> db.execute(kill).rowCount() == 1);
    assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
    assertThat(failure.get())
        .isInstanceOfSatisfying(
            ConnectionException.class, lost -> assertThat(lost.isSafeToRetry()).isFalse())
        .hasMessageContaining("lost while COMMIT ran")
        .hasMessageContaining("whether the statement took effect is unknown");
    assertThat(read(db, 1)).isZero();
  }

  private void makeItsCommitSlow() {
    db.execute(
        """
        CREATE OR REPLACE FUNCTION tx_counter_slowly() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_sleep(60); RETURN NULL; END'\
        """);
    db.execute(
        "CREATE CONSTRAINT TRIGGER slow AFTER UPDATE ON tx_counter DEFERRABLE INITIALLY DEFERRED"
            + " FOR EACH ROW EXECUTE FUNCTION tx_counter_slowly()");
  }

  private void terminate(Transaction tx) {
    int backend = tx.execute("SELECT pg_backend_pid()").scalar(Integer.class);
    try (Database other = TestServer.open(1)) {
      assertThat(other.execute("SELECT pg_terminate_backend($1)", backend).scalar(Boolean.class))
          .isTrue();
      await()
          .until(
              () ->
                  other
                      .execute("SELECT count(*) FROM pg_stat_activity WHERE pid = $1", backend)
                      .scalar(Long.class)
                      .equals(0L));
    }
  }

  @Test
  void beginsOnceMoreIfTheFirstStatementHasAStalePlan() {
    try (Database one = TestServer.open(1)) {
      one.execute("CREATE TABLE tx_stale (id int)");
      try {
        one.execute("SELECT * FROM tx_stale");
        db.execute("ALTER TABLE tx_stale ADD COLUMN more int");
        int columns =
            one.transaction(
                tx -> {
                  int found = tx.execute("SELECT * FROM tx_stale").columns().size();
                  tx.execute("INSERT INTO tx_stale VALUES (1, 2)");
                  tx.setRollbackOnly();
                  return found;
                });
        assertThat(columns).isEqualTo(2);
        assertThat(one.execute("SELECT * FROM tx_stale").rowCount()).isZero();
      } finally {
        one.execute("DROP TABLE tx_stale");
      }
    }
  }

  @Test
  void mayBeUsedByManyThreadsWhoseStatementsRunOneAfterTheOther() throws Exception {
    db.transaction(
        tx -> {
          Callers.run(
              16,
              i -> {
                for (int k = 0; k < 20; k++) {
                  tx.execute("UPDATE tx_counter SET n = n + 1 WHERE id = $1", 1 + i % 8);
                }
              });
          return null;
        });
    assertThat(db.execute("SELECT sum(n) FROM tx_counter").scalar(Long.class)).isEqualTo(320);
  }

  @Test
  void refusesSavepointsOfSeveralThreadsAtOnce() throws Exception {
    db.transaction(
        tx ->
            tx.savepoint(
                _ -> {
                  AtomicInteger refused = new AtomicInteger();
                  Thread other =
                      Thread.startVirtualThread(
                          () -> {
                            assertThatThrownBy(() -> tx.savepoint(_ -> null))
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("another thread's savepoint");
                            refused.incrementAndGet();
                          });
                  other.join();
                  assertThat(refused.get()).isEqualTo(1);
                  return null;
                }));
  }

  @Test
  void leavesNothingOpenWhenTheDatabaseIsClosedMeanwhile() throws Exception {
    Database closing = TestServer.open(2);
    AtomicInteger reached = new AtomicInteger();
    Thread caller =
        Thread.startVirtualThread(
            () -> {
              assertThatThrownBy(
                      () ->
                          closing.transaction(
                              tx -> {
                                write(tx, 3, 9);
                                reached.set(1);
                                await().until(() -> reached.get() == 2);
                                write(tx, 4, 9);
                                return null;
                              }))
                  .isInstanceOf(ConnectionException.class)
                  .hasMessageContaining("the database was closed");
              reached.set(3);
            });
    await().until(() -> reached.get() == 1);
    closing.close();
    reached.set(2);
    caller.join();
    assertThat(reached.get()).isEqualTo(3);
    assertThat(read(db, 3)).isZero();
  }
}
