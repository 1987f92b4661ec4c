package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.Pending;
import org.loompq.QueryResult;
import org.loompq.error.PipelineAbortedException;
import org.loompq.error.ServerException;
import org.loompq.error.UndefinedTableException;
import org.loompq.error.UniqueViolationException;

/** What becomes of the others, outside of a transaction, where a statement or the body fails. */
class StatementPipelineFailureTest extends PipedTable {

  @Test
  void oneThatFailsDoesNotAffectTheOthers() {
    db.pipeline(
        p -> {
          List<Pending<QueryResult>> all = insert(p, 1, 2, 1, 3);
          assertThat(all.get(3).get().updateCount()).isEqualTo(1);
          assertThatThrownBy(() -> all.get(2).get()).isInstanceOf(UniqueViolationException.class);
          assertThat(catchThrowable(() -> all.get(2).get()))
              .isSameAs(catchThrowable(() -> all.get(2).map(QueryResult::one).get()));
          return null;
        });
    assertThat(ids()).containsExactly(1, 2, 3);
  }

  @Test
  void throwsAtItsEndWhatNobodyHasRead() {
    List<Pending<QueryResult>> all = new ArrayList<>();
    assertThatThrownBy(
            () ->
                db.pipeline(
                    p -> {
                      all.addAll(insert(p, 1, 1, 2, 2));
                      all.add(p.execute("SELECT 1 / 0"));
                      assertThatThrownBy(() -> all.get(1).get())
                          .isInstanceOf(UniqueViolationException.class);
                      return "not returned";
                    }))
        .isInstanceOf(UniqueViolationException.class)
        .satisfies(
            thrown -> {
              assertThat(thrown).isSameAs(catchThrowable(() -> all.get(3).get()));
              assertThat(thrown.getSuppressed())
                  .containsExactly(catchThrowable(() -> all.get(4).get()));
            });
    assertThat(ids()).containsExactly(1, 2);
  }

  @Test
  void keepsAHundredSuppressedFailures() {
    assertThatThrownBy(
            () ->
                db.pipeline(
                    p -> {
                      for (int i = 0; i < 1_000; i++) {
                        p.execute("SELECT 1 / 0");
                      }
                      return null;
                    }))
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(100));
  }

  /** Those behind rely on the Parse of the first, which fails. */
  @Test
  void aStatementThatCannotBePreparedDoesNotTakeItsTwinsWithIt() {
    try {
      db.pipeline(
          p -> {
            List<Pending<QueryResult>> missing =
                List.of(
                    p.execute("INSERT INTO piped_later VALUES (1)"),
                    p.execute("INSERT INTO piped_later VALUES (1)"));
            p.execute("CREATE TABLE piped_later (id int)");
            Pending<QueryResult> inserted = p.execute("INSERT INTO piped_later VALUES (1)");
            for (Pending<QueryResult> each : missing) {
              assertThatThrownBy(each::get).isInstanceOf(UndefinedTableException.class);
            }
            assertThat(inserted.get().updateCount()).isEqualTo(1);
            return null;
          });
      assertThat(db.execute("SELECT * FROM piped_later").rowCount()).isEqualTo(1);
    } finally {
      db.execute("DROP TABLE IF EXISTS piped_later");
    }
  }

  @Test
  void makesAStalePlanAnewOnlyIfNothingWasSentBehind() {
    try (Database one = TestServer.open(1)) {
      one.execute("SELECT * FROM piped");
      db.execute("ALTER TABLE piped ADD COLUMN extra int");
      int columns = one.pipeline(p -> p.execute("SELECT * FROM piped").get().columns().size());
      assertThat(columns).isEqualTo(2);
      db.execute("ALTER TABLE piped ADD COLUMN more int");
      one.pipeline(
          p -> {
            Pending<QueryResult> stale = p.execute("SELECT * FROM piped");
            Pending<QueryResult> behind = p.execute(INSERT, 1);
            assertThatThrownBy(stale::get)
                .isInstanceOfSatisfying(
                    ServerException.class,
                    failed -> {
                      assertThat(failed.sqlState()).isEqualTo("0A000");
                      assertThat(failed.isSafeToRetry()).isTrue();
                    });
            assertThat(behind.get().updateCount()).isEqualTo(1);
            assertThat(p.execute("SELECT * FROM piped").get().columns()).hasSize(3);
            return null;
          });
    }
  }

  @Test
  void aBodyThatThrowsDropsWhatWasNotSentAndAwaitsTheRest() {
    IllegalStateException own = new IllegalStateException("the body's own");
    List<Pending<QueryResult>> all = new ArrayList<>();
    assertThatThrownBy(
            () ->
                db.pipeline(
                    p -> {
                      all.addAll(insert(p, 1, 2, 2));
                      p.execute("SELECT pg_sleep(0.05)");
                      all.addAll(insert(p, 3));
                      p.flush();
                      all.addAll(insert(p, 4));
                      throw own;
                    }))
        .isSameAs(own)
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .singleElement()
                    .isInstanceOf(UniqueViolationException.class));
    assertThat(ids()).containsExactly(1, 2, 3);
    assertThat(all.get(3).get().updateCount()).isEqualTo(1);
    assertThatThrownBy(() -> all.get(4).get())
        .isInstanceOfSatisfying(
            PipelineAbortedException.class, dropped -> assertThat(dropped.isSafeToRetry()).isTrue())
        .hasMessageContaining("was not sent")
        .hasCause(own);
  }
}
