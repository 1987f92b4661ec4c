package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.loompq.Pending;
import org.loompq.QueryResult;
import org.loompq.StatementPipeline;

/** What cannot be done with a pipeline, or while one is open. */
class StatementPipelineRefusalTest extends PipedTable {

  @Test
  void refusesWhatWouldBeLeftOnASharedConnection() {
    for (String sql :
        List.of("BEGIN", "SET work_mem = '1MB'", "COPY piped TO STDOUT", "LISTEN x")) {
      db.pipeline(
          p -> {
            assertThatThrownBy(() -> p.execute(sql))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sql);
            return insert(p, sql.hashCode());
          });
    }
    assertThat(ids()).hasSize(4);
    assertThatThrownBy(() -> db.transaction(tx -> tx.pipeline(p -> p.execute("COMMIT"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("COMMIT");
    assertThatThrownBy(() -> db.lease(s -> s.pipeline(p -> p.execute("COPY piped TO STDOUT"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("COPY");
  }

  @Test
  void theSessionIsOccupiedMeanwhile() {
    db.transaction(
        tx ->
            tx.pipeline(
                p -> {
                  String open = "a pipeline is open on the same connection";
                  for (Runnable other :
                      List.<Runnable>of(
                          () -> tx.execute("SELECT 1"),
                          () -> db.execute("SELECT 1"),
                          () -> tx.stream("SELECT 1"),
                          () -> tx.prepare("SELECT 1"),
                          () -> tx.pipeline(inner -> inner.execute("SELECT 1")),
                          () -> tx.savepoint(inner -> "not run"))) {
                    assertThatThrownBy(other::run)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(open);
                  }
                  return p.execute("SELECT 1").get();
                }));
    db.lease(
        session ->
            session.pipeline(
                p -> {
                  assertThatThrownBy(() -> session.transaction(tx -> "not run"))
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining("a pipeline is open on the same connection");
                  return p.execute("SELECT 1").get();
                }));
  }

  @Test
  void isNotOpenedWhileAStreamIs() {
    db.transaction(
        tx -> {
          try (var _ = tx.stream("SELECT generate_series(1, 10000)")) {
            assertThatThrownBy(() -> tx.pipeline(p -> p.execute("SELECT 1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a stream is open on the same connection");
          }
          return tx.pipeline(p -> p.execute("SELECT 1")).get();
        });
  }

  @Test
  void isForOneThreadAndEndsWithItsBody() throws Exception {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    AtomicReference<@Nullable StatementPipeline> kept = new AtomicReference<>();
    db.pipeline(
        p -> {
          kept.set(p);
          Pending<QueryResult> pending = p.execute("SELECT 1");
          for (Runnable elsewhere :
              List.<Runnable>of(() -> p.execute("SELECT 1"), p::flush, pending::get)) {
            Thread.startVirtualThread(() -> thrown.set(catchThrowable(elsewhere::run))).join();
            assertThat(thrown.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the thread that has opened it");
          }
          return null;
        });
    StatementPipeline ended = kept.get();
    assertThat(ended).isNotNull();
    assertThatThrownBy(() -> ended.execute("SELECT 1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the pipeline has ended");
  }
}
