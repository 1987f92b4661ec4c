package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.Session;
import org.loompq.Transaction;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.error.TransactionRolledBackException;
import org.loompq.error.UniqueViolationException;

/** Savepoints whose body goes on though something in it came to no good end. */
class SavepointTroubleTest {

  private static final Statement SLEEP =
      Statement.of(
          "sleep",
          StatementOptions.NONE.timeoutMillis(100),
          RowShape.none(),
          "SELECT pg_sleep(20)");

  private static final Statement INSERT =
      Statement.of(
          "insert",
          RowShape.none(),
          "INSERT INTO saved VALUES ($1)",
          Parameter.of("id", ValueType.INT));

  private final Database db =
      Database.open(
          TestServer.config().maxConnections(1).statementTimeout(Duration.ofSeconds(1)).build());

  @BeforeEach
  void makeTable() {
    db.execute("CREATE TABLE saved (id int PRIMARY KEY)");
  }

  @AfterEach
  void close() {
    await().until(() -> db.stats().busy() == 0);
    assertThat(db.stats().retired()).isZero();
    db.execute("DROP TABLE saved");
    db.close();
  }

  private static void add(Session session, int id) {
    assertThat(session.execute("INSERT INTO saved VALUES ($1)", id).updateCount()).isEqualTo(1);
  }

  private List<Integer> ids() {
    return db.execute("SELECT id FROM saved ORDER BY id").map(row -> row.getInt(0));
  }

  private static void timeOut(Session session) {
    assertThatThrownBy(() -> SLEEP.with(StatementRunner.of(session)).update())
        .isInstanceOf(QueryTimeoutException.class);
  }

  /** What it did is undone, and nothing else; the transaction goes on. */
  private void undoesOnlyItself(Body body) {
    db.transaction(
        tx -> {
          add(tx, 1);
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> {
                            add(inner, 2);
                            body.run(inner);
                            return null;
                          }))
              .isInstanceOf(TransactionRolledBackException.class)
              .hasMessageContaining("savepoint");
          add(tx, 3);
          return null;
        });
    assertThat(ids()).containsExactly(1, 3);
  }

  private interface Body {
    void run(Transaction tx) throws InterruptedException;
  }

  @Test
  void isUndoneIfAStatementTookTooLong() {
    undoesOnlyItself(SavepointTroubleTest::timeOut);
  }

  @Test
  void isUndoneIfItsFirstStatementTookTooLong() {
    db.transaction(
        tx -> {
          add(tx, 1);
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> {
                            timeOut(inner);
                            return null;
                          }))
              .isInstanceOf(TransactionRolledBackException.class)
              .hasCauseInstanceOf(QueryTimeoutException.class);
          add(tx, 3);
          return null;
        });
    assertThat(ids()).containsExactly(1, 3);
  }

  @Test
  void isUndoneIfAStatementWasInterrupted() {
    undoesOnlyItself(
        tx -> {
          Thread caller = Thread.currentThread();
          Thread other =
              Thread.startVirtualThread(
                  () -> {
                    await().until(() -> caller.getState() == Thread.State.WAITING);
                    caller.interrupt();
                  });
          assertThatThrownBy(() -> tx.execute("SELECT pg_sleep(20)"))
              .isInstanceOf(QueryInterruptedException.class);
          assertThat(Thread.interrupted()).isTrue();
          other.join();
        });
  }

  @Test
  void isUndoneIfABatchWasLeft() {
    undoesOnlyItself(
        tx -> {
          try (BatchExecution batch = INSERT.batch(StatementRunner.of(tx))) {
            for (int i = 10; i < 20_000; i++) { // more than is sent at the end
              batch.next().bind(i);
            }
          }
        });
  }

  @Test
  void isUndoneIfACopyWasLeft() {
    undoesOnlyItself(
        tx -> {
          try (var sink = tx.copyIn("COPY saved FROM STDIN")) {
            sink.write("10\n".getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  @Test
  void isUndoneIfAPipelineWasLeft() {
    undoesOnlyItself(
        tx ->
            assertThatThrownBy(
                    () ->
                        tx.pipeline(
                            p -> {
                              p.execute("INSERT INTO saved VALUES (10)");
                              return p.execute("SELECT pg_sleep(20)").get();
                            }))
                .isInstanceOf(QueryTimeoutException.class));
  }

  @Test
  void isKeptIfAStreamWasLeft() {
    db.transaction(
        tx -> {
          tx.savepoint(
              inner -> {
                add(inner, 1);
                try (var rows = inner.stream("SELECT generate_series(1, 1000000)")) {
                  assertThat(rows.stream().findFirst()).isPresent();
                }
                return null;
              });
          return null;
        });
    assertThat(ids()).containsExactly(1);
  }

  @Test
  void isKeptIfASavepointInItWasUndone() {
    db.transaction(
        tx -> {
          tx.savepoint(
              outer -> {
                add(outer, 1);
                assertThatThrownBy(
                        () ->
                            outer.savepoint(
                                inner -> {
                                  add(inner, 2);
                                  add(inner, 1);
                                  return null;
                                }))
                    .isInstanceOf(UniqueViolationException.class);
                return null; // nothing was run since
              });
          return null;
        });
    assertThat(ids()).containsExactly(1);
  }
}
