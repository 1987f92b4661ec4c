package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loompq.CopySink;
import org.loompq.Database;
import org.loompq.RowStream;
import org.loompq.Session;
import org.loompq.Transaction;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.error.TransactionRolledBackException;
import org.loompq.error.UniqueViolationException;
import org.loompq.runtime.codec.Codecs;

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
          Parameter.of("id", Codecs.INTEGER));

  private static final String MANY = "SELECT repeat('x', 10000), generate_series(1, 10000)";

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
                try (var rows = inner.stream(MANY)) {
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

  /** The first answer is read when it is known that the second statement was left. */
  @Test
  void isUndoneIfAPipelineWasLeftInTheMiddle() {
    undoesOnlyItself(
        tx ->
            assertThatThrownBy(
                    () ->
                        tx.pipeline(
                            p -> {
                              p.execute("INSERT INTO saved VALUES (10)");
                              p.execute("SELECT pg_sleep(20)");
                              p.flush();
                              p.execute("INSERT INTO saved VALUES (11)");
                              p.flush();
                              return null;
                            }))
                .isInstanceOf(QueryTimeoutException.class));
  }

  @Test
  void isUndoneIfACopyWasRefusedBeforeItWasClosed() {
    undoesOnlyItself(
        tx -> {
          try (var sink = tx.copyIn("COPY saved FROM STDIN")) {
            sink.write("none\n".getBytes(StandardCharsets.UTF_8));
            sink.flush();
            await().until(() -> isRefused("COPY saved"));
          }
        });
  }

  private static boolean isRefused(String begin) {
    try (Database other = TestServer.open(1)) {
      return other
              .execute(
                  "SELECT FROM pg_stat_activity WHERE query LIKE $1 AND state LIKE '%aborted%'",
                  begin + "%")
              .rowCount()
          > 0;
    }
  }

  @Test
  void isRefusedWhereAStatementHasFailedAndOnlyUndoesWhatIsAroundIt() {
    undoesOnlyItself(
        tx -> {
          assertThatThrownBy(() -> add(tx, 1)).isInstanceOf(UniqueViolationException.class);
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> {
                            add(inner, 4);
                            return null;
                          }))
              .isInstanceOf(TransactionRolledBackException.class)
              .hasMessageContaining("no savepoint can be set")
              .hasCauseInstanceOf(UniqueViolationException.class);
        });
  }

  // What is open when it ends

  @Test
  void closesAStreamThatWasBegunInIt() {
    db.transaction(
        tx -> {
          RowStream rows =
              tx.savepoint(
                  inner -> {
                    add(inner, 1);
                    return inner.stream(MANY);
                  });
          assertThatThrownBy(() -> rows.stream().count())
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("closed");
          add(tx, 2);
          return null;
        });
    assertThat(ids()).containsExactly(1, 2);
  }

  @Test
  void isUndoneIfItEndsBeforeACopyInIt() {
    undoesOnlyItself(tx -> assertThat(tx.copyIn("COPY saved FROM STDIN")).isNotNull());
    db.transaction(
        tx -> {
          List<CopySink> kept = new ArrayList<>();
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> {
                            kept.add(inner.copyIn("COPY saved FROM STDIN"));
                            kept.getFirst().write("20\n".getBytes(StandardCharsets.UTF_8));
                            throw new IllegalStateException("not this time");
                          }))
              .hasMessage("not this time");
          assertThatThrownBy(kept.getFirst()::finish).isInstanceOf(IllegalStateException.class);
          add(tx, 4);
          return null;
        });
    assertThat(ids()).containsExactly(1, 3, 4);
  }

  @Test
  void isRefusedWhileAStreamIsOpen() {
    db.transaction(
        tx -> {
          try (RowStream rows = tx.stream(MANY)) {
            assertThatThrownBy(() -> tx.savepoint(_ -> rows.stream().limit(3).count()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a stream is open on the same connection");
          }
          add(tx, 1);
          return null;
        });
    assertThat(ids()).containsExactly(1);
  }

  @Test
  void closesAStreamThatWasBegunInItAlsoIfAllRowsHadCome() {
    db.transaction(
        tx -> {
          RowStream rows = tx.savepoint(inner -> inner.stream("SELECT 1"));
          assertThatThrownBy(() -> rows.stream().count())
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("closed");
          add(tx, 1);
          return null;
        });
    assertThat(ids()).containsExactly(1);
  }

  /** The server describes in a failed transaction what returns no rows. */
  @Test
  void isUndoneIfAStatementFailedThoughAnotherWasDescribedSince() {
    String insert = "INSERT INTO saved VALUES ($1 + 0)";
    var _ = db.prepare(insert);
    undoesOnlyItself(
        tx -> {
          assertThatThrownBy(() -> add(tx, 1)).isInstanceOf(UniqueViolationException.class);
          var _ = tx.prepare(insert);
        });
  }

  @Test
  void goesOnThoughACopyThatWasUndoneWithItIsFinishedLater() {
    db.transaction(
        tx -> {
          List<CopySink> kept = new ArrayList<>();
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> {
                            CopySink sink = inner.copyIn("COPY saved FROM STDIN");
                            kept.add(sink);
                            sink.write("none\n".getBytes(StandardCharsets.UTF_8));
                            sink.flush();
                            await().until(() -> isRefused("COPY saved"));
                            throw new IllegalStateException("not this time");
                          }))
              .hasMessage("not this time");
          assertThatThrownBy(kept.getFirst()::finish).isInstanceOf(IllegalStateException.class);
          tx.savepoint(
              inner -> {
                add(inner, 1);
                return null;
              });
          return null;
        });
    assertThat(ids()).containsExactly(1);
  }

  @Test
  void endsABatchOfAnotherThread() throws Exception {
    db.transaction(
        tx -> {
          add(tx, 1);
          CountDownLatch open = new CountDownLatch(1);
          CountDownLatch over = new CountDownLatch(1);
          AtomicReference<@Nullable Throwable> told = new AtomicReference<>();
          Thread other =
              Thread.ofVirtual()
                  .unstarted(
                      () -> {
                        try (BatchExecution batch = INSERT.batch(StatementRunner.of(tx))) {
                          batch.next().bind(2);
                          open.countDown();
                          over.await();
                          batch.counts();
                        } catch (Throwable closed) {
                          told.set(closed);
                        }
                      });
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          _ -> {
                            other.start();
                            open.await();
                            throw new IllegalStateException("not this time");
                          }))
              .hasMessage("not this time");
          add(tx, 3);
          over.countDown();
          other.join();
          assertThat(told.get()).isInstanceOf(IllegalStateException.class);
          add(tx, 4);
          return null;
        });
    assertThat(ids()).startsWith(1).endsWith(3, 4);
  }
}
