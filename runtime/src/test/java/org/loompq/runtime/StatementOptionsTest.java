package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.error.QueryTimeoutException;
import org.loompq.error.ServerException;
import org.loompq.runtime.codec.Codecs;

/** Statements with a timeout of their own, and statements that only read. */
class StatementOptionsTest {

  private static final RowShape TEXT = RowShape.scalar(Codecs.STRING);
  private static final RowShape INT = RowShape.scalar(Codecs.INTEGER);

  private static Statement sleep(String seconds, StatementOptions options) {
    return Statement.of("sleep", options, TEXT, "SELECT pg_sleep(" + seconds + ")::text");
  }

  @Test
  void aStatementMayWaitLessThanItsDatabase() {
    try (Database db = TestServer.open(1)) {
      StatementRunner runner = StatementRunner.of(db);
      Statement statement = sleep("20", StatementOptions.NONE.timeoutMillis(150));
      assertThatThrownBy(() -> run(statement, runner))
          .isInstanceOfSatisfying(
              QueryTimeoutException.class,
              late -> assertThat(late.timeout()).isEqualTo(Duration.ofMillis(150)));
    }
  }

  @Test
  void aStatementMayWaitLongerThanItsDatabase() {
    try (Database db =
        Database.open(TestServer.config().statementTimeout(Duration.ofMillis(100)).build())) {
      StatementRunner runner = StatementRunner.of(db);
      run(sleep("0.4", StatementOptions.NONE.timeoutMillis(20_000)), runner);
      run(sleep("0.4", StatementOptions.NONE.timeoutMillis(0)), runner);
      assertThatThrownBy(() -> run(sleep("20", StatementOptions.NONE), runner))
          .isInstanceOf(QueryTimeoutException.class);
      db.lease(
          session -> {
            run(
                sleep("0.4", StatementOptions.NONE.timeoutMillis(20_000)),
                StatementRunner.of(session));
            return null;
          });
    }
  }

  /** The maintenance thread must not forget a deadline that it learns of while it plans. */
  @Test
  void endsOnTimeAgainAndAgain() {
    Statement statement = sleep("0.5", StatementOptions.NONE.timeoutMillis(20));
    try (Database db = TestServer.open(1)) {
      for (int i = 0; i < 50; i++) {
        assertThatThrownBy(() -> run(statement, StatementRunner.of(db)))
            .isInstanceOf(QueryTimeoutException.class);
        db.lease(
            session ->
                assertThatThrownBy(() -> run(statement, StatementRunner.of(session)))
                    .isInstanceOf(QueryTimeoutException.class));
      }
    }
  }

  @Test
  void endsOnTimeAlsoBehindAnotherStatementOfItsLease() throws Exception {
    Statement slow = sleep("3", StatementOptions.NONE);
    Statement timed = sleep("3", StatementOptions.NONE.timeoutMillis(50));
    try (Database db = TestServer.open(1)) {
      db.lease(
          session -> {
            StatementRunner runner = StatementRunner.of(session);
            Thread other = Thread.startVirtualThread(() -> run(slow, runner));
            await().until(() -> other.getState() == Thread.State.WAITING);
            assertThatThrownBy(() -> run(timed, runner))
                .isInstanceOfSatisfying(
                    QueryTimeoutException.class, late -> assertThat(late.isSafeToRetry()).isTrue())
                .hasMessageContaining("waited for another statement of its lease");
            assertThat(other.isAlive()).isTrue();
            other.join();
            return null;
          });
    }
  }

  private static void run(Statement statement, StatementRunner runner) {
    try (Rows rows = statement.with(runner).query()) {
      assertThat(rows.next()).isTrue();
    }
  }

  /** Those that share a Sync with one that fails are skipped by the server, and sent again. */
  @Test
  void readsThatShareASyncGetTheirOwnAnswersThoughSomeFail() throws Exception {
    Statement divide =
        Statement.of(
            "divide",
            StatementOptions.NONE.readOnly(),
            INT,
            "SELECT 1000000 / $1",
            Parameter.of("by", Codecs.INTEGER));
    AtomicInteger failed = new AtomicInteger();
    try (Database db =
        Database.open(
            TestServer.config().minConnections(2).maxConnections(2).coalesceReads(true).build())) {
      await().until(() -> db.stats().open() == 2);
      StatementRunner runner = StatementRunner.of(db);
      assertThat(divide(divide, runner, 1)).isEqualTo(1_000_000);
      Callers.run(
          64,
          i -> {
            for (int k = 0; k < 200; k++) {
              int by = i % 8 == 0 ? 0 : i * 200 + k;
              try {
                assertThat(divide(divide, runner, by)).isEqualTo(1_000_000 / by);
              } catch (ServerException zero) {
                assertThat(by).isZero();
                assertThat(zero.sqlState()).isEqualTo("22012");
                failed.incrementAndGet();
              }
            }
          });
      assertThat(failed.get()).isEqualTo(8 * 200);
      assertThat(db.stats().retired()).isZero();
      assertThat(db.stats().busy()).isZero();
    }
  }

  /** What makes room for another statement is skipped as well behind one that fails. */
  @Test
  void readsThatShareASyncLeaveNoMoreStatementsOnTheServerThanAreCached() throws Exception {
    List<Statement> divisions =
        IntStream.range(0, 12)
            .mapToObj(
                n ->
                    Statement.of(
                        "divide" + n,
                        StatementOptions.NONE.readOnly(),
                        INT,
                        "SELECT 1000000 / $1 -- " + n,
                        Parameter.of("by", Codecs.INTEGER)))
            .toList();
    try (Database db =
        Database.open(
            TestServer.config()
                .maxConnections(1)
                .statementCacheSize(4)
                .coalesceReads(true)
                .build())) {
      StatementRunner runner = StatementRunner.of(db);
      divisions.forEach(each -> divide(each, runner, 1)); // from now on others are put behind them
      Callers.run(
          32,
          i -> {
            for (int k = 0; k < 100; k++) {
              int by = (i + k) % 4;
              try {
                assertThat(divide(divisions.get((i + k) % 12), runner, by))
                    .isEqualTo(1_000_000 / by);
              } catch (ServerException zero) {
                assertThat(by).isZero();
              }
            }
          });
      long kept =
          db.execute(
                  "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%1000000 /%'")
              .scalar(Long.class);
      assertThat(kept).isLessThanOrEqualTo(4);
      assertThat(db.stats().retired()).isZero();
    }
  }

  private static int divide(Statement divide, StatementRunner runner, int by) {
    try (Rows rows = divide.with(runner).bind(by).query()) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(0);
    }
  }
}
