package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.loompq.Pending;
import org.loompq.QueryResult;
import org.loompq.error.PipelineAbortedException;
import org.loompq.error.UniqueViolationException;

/** Pipelines on a connection that their user has leased. */
class StatementPipelineLeaseTest extends PipedTable {

  @Test
  void aLeaseKeepsWhatItLeaves() {
    String value =
        db.lease(
            session -> {
              session.pipeline(
                  p -> {
                    p.execute("SET application_name = 'piped'");
                    p.execute("BEGIN");
                    p.execute(INSERT, 1);
                    p.execute("COMMIT");
                    p.execute("BEGIN");
                    List<Pending<QueryResult>> all = insert(p, 2, 2, 3);
                    assertThatThrownBy(() -> all.get(1).get())
                        .isInstanceOf(UniqueViolationException.class);
                    assertThatThrownBy(() -> all.get(2).get())
                        .isInstanceOf(PipelineAbortedException.class);
                    p.execute("ROLLBACK");
                    return insert(p, 4);
                  });
              return session.execute("SHOW application_name").scalar(String.class);
            });
    assertThat(value).isEqualTo("piped");
    assertThat(ids()).containsExactly(1, 4);
    assertThat(db.execute("SHOW application_name").scalar(String.class)).isNotEqualTo("piped");
  }

  @Test
  void knowsNoStatementsAfterTheyWereForgotten() {
    db.lease(
        session ->
            session.pipeline(
                p -> {
                  assertThat(p.execute("SELECT 1").get().rowCount()).isEqualTo(1);
                  p.execute("DEALLOCATE ALL");
                  Pending<QueryResult> again = p.execute("SELECT 1");
                  p.execute("SELECT 2");
                  return again.get();
                }));
  }
}
