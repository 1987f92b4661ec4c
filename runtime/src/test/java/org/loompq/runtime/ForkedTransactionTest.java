package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.StructureViolationException;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.Database;
import org.loompq.Transaction;

/** Threads that are forked from a transaction's body, and what they do on the same database. */
@Timeout(value = 50, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForkedTransactionTest {

  private static final String INSERT = "INSERT INTO forked VALUES ($1)";
  private static final String COUNT = "SELECT count(*) FROM forked";

  private final Database db = TestServer.open(4);

  @BeforeEach
  void createTable() {
    db.execute("CREATE TABLE forked (id int PRIMARY KEY)");
  }

  @AfterEach
  void dropTable() {
    db.execute("DROP TABLE forked");
    await().until(() -> db.stats().busy() == 0);
    assertThat(db.stats().retired()).isZero();
    db.close();
  }

  private long count() {
    return db.execute(COUNT).scalar(Long.class);
  }

  @Test
  void takePartInIt() throws Exception {
    long acquired = db.stats().acquired();
    db.transaction(
        tx -> {
          try (var scope = StructuredTaskScope.open()) {
            for (int i = 0; i < 8; i++) {
              int id = i;
              scope.fork(() -> db.execute(INSERT, id));
            }
            Subtask<Transaction> joined =
                scope.fork(
                    () ->
                        db.transaction(
                            inner -> {
                              inner.execute(INSERT, 8);
                              return inner;
                            }));
            scope.join();
            assertThat(joined.get()).isSameAs(tx);
          }
          assertThat(count()).isEqualTo(9);
          tx.setRollbackOnly();
          return null;
        });
    assertThat(db.stats().acquired()).isEqualTo(acquired + 1);
    assertThat(count()).isZero();
  }

  /** No fork can outlive it: a scope that is left open is waited for, and is an error. */
  @Test
  void areWaitedForIfTheirScopeIsLeftOpen() {
    Thread owner = Thread.currentThread();
    AtomicReference<Subtask<Long>> seen = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx -> {
                      tx.execute(INSERT, 1);
                      var scope = StructuredTaskScope.<Long>open();
                      seen.set(
                          scope.fork(
                              () -> {
                                await().until(() -> owner.getState() == Thread.State.WAITING);
                                return count();
                              }));
                      return "the scope is not closed";
                    }))
        .isInstanceOf(StructureViolationException.class);
    assertThat(seen.get().state()).isEqualTo(Subtask.State.SUCCESS);
    assertThat(count()).isZero();
  }

  @Test
  void areToldOfItsEndIfTheyUseItAfterwards() throws Exception {
    AtomicReference<Throwable> refusal = new AtomicReference<>();
    AtomicReference<Transaction> ended = new AtomicReference<>();
    db.transaction(
        tx -> {
          tx.execute(INSERT, 1);
          ended.set(tx);
          return null;
        });
    try (var scope = StructuredTaskScope.open()) {
      scope.fork(() -> refusal.set(catchThrowable(() -> ended.get().execute(INSERT, 2))));
      scope.join();
    }
    assertThat(refusal.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the transaction has ended");
    assertThat(count()).isEqualTo(1);
  }
}
