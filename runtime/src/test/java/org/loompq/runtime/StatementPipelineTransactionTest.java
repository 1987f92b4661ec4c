package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.loompq.Pending;
import org.loompq.QueryResult;
import org.loompq.error.PipelineAbortedException;
import org.loompq.error.TransactionRolledBackException;
import org.loompq.error.UniqueViolationException;

/** Pipelines in a transaction, which a failure of one statement fails. */
class StatementPipelineTransactionTest extends PipedTable {

  @Test
  void thoseBehindAFailureInATransactionAreNotExecuted() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx ->
                        tx.pipeline(
                            p -> {
                              List<Pending<QueryResult>> all = insert(p, 1, 2, 2, 3, 4);
                              p.flush();
                              all = new ArrayList<>(all);
                              all.add(p.execute(INSERT, 5));
                              checkAborted(all);
                              all.add(p.execute(INSERT, 6));
                              checkAborted(all);
                              return "not committed";
                            })))
        .isInstanceOf(TransactionRolledBackException.class)
        .hasCauseInstanceOf(UniqueViolationException.class);
    assertThat(ids()).isEmpty();
    assertThat(db.stats().retired()).isZero();
  }

  private static void checkAborted(List<Pending<QueryResult>> all) {
    assertThat(all.get(1).get().updateCount()).isEqualTo(1);
    Throwable failure = catchThrowable(() -> all.get(2).get());
    assertThat(failure).isInstanceOf(UniqueViolationException.class);
    for (Pending<QueryResult> each : all.subList(3, all.size())) {
      assertThatThrownBy(each::get)
          .isInstanceOfSatisfying(
              PipelineAbortedException.class,
              aborted -> assertThat(aborted.isSafeToRetry()).isFalse())
          .hasMessageContaining(INSERT)
          .hasMessageContaining("since an earlier statement of its pipeline failed")
          .hasCause(failure);
    }
  }

  @Test
  void aFailureInATransactionThatNobodyHasReadLeavesItsBody() {
    assertThatThrownBy(() -> db.transaction(tx -> tx.pipeline(p -> insert(p, 1, 1, 2, 3))))
        .isInstanceOf(UniqueViolationException.class)
        .hasNoSuppressedExceptions();
    assertThat(ids()).isEmpty();
  }

  @Test
  void whatWasNotExecutedIsToldEvenIfTheFailureWasRead() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx ->
                        tx.pipeline(
                            p -> {
                              List<Pending<QueryResult>> all = insert(p, 1, 1, 2);
                              assertThatThrownBy(() -> all.get(1).get())
                                  .isInstanceOf(UniqueViolationException.class);
                              return null;
                            })))
        .isInstanceOf(PipelineAbortedException.class)
        .hasCauseInstanceOf(UniqueViolationException.class);
  }

  @Test
  void aSavepointAroundItUndoesItAlone() {
    db.transaction(
        tx -> {
          tx.pipeline(p -> insert(p, 1, 2));
          assertThatThrownBy(() -> tx.savepoint(inner -> inner.pipeline(p -> insert(p, 3, 1, 4))))
              .isInstanceOf(UniqueViolationException.class);
          tx.savepoint(inner -> inner.pipeline(p -> insert(p, 5, 6)));
          return tx.pipeline(p -> insert(p, 7));
        });
    assertThat(ids()).containsExactly(1, 2, 5, 6, 7);
  }

  @Test
  void joinsTheTransactionOfItsScope() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    _ -> {
                      db.pipeline(p -> insert(p, 1, 2));
                      assertThat(db.execute("SELECT * FROM piped").rowCount()).isEqualTo(2);
                      throw new IllegalStateException("away with it");
                    }))
        .hasMessage("away with it");
    assertThat(ids()).isEmpty();
  }

  @Test
  void theTransactionCommitsWhatManyFlushesHaveDone() {
    db.transaction(
        tx ->
            tx.pipeline(
                p -> {
                  for (int i = 0; i < 1_000; i++) {
                    Pending<QueryResult> inserted = p.execute(INSERT, i);
                    if (i % 100 == 50) {
                      assertThat(inserted.get().updateCount()).isEqualTo(1);
                    } else if (i % 7 == 0) {
                      p.flush();
                    }
                  }
                  return null;
                }));
    assertThat(ids()).hasSize(1_000);
  }
}
