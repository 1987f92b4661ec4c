package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.Database;
import org.loompq.error.QueryInterruptedException;

/** Statements that belong together, in a scope that ends all of them if one of them fails. */
@Timeout(value = 50, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // none may end by itself
class ScopeTest {

  private static final int CONNECTIONS = 3;
  private static final String INSERT = "INSERT INTO scope_row VALUES ($1)";

  /** Inserts, if it may end. */
  private static final String SLOW_INSERT =
      "INSERT INTO scope_row SELECT 1000 + $1 FROM pg_sleep(60)";

  private static Database admin;

  private final Queue<QueryInterruptedException> interrupted = new ConcurrentLinkedQueue<>();
  private Database db;

  @BeforeAll
  static void createTable() {
    admin = TestServer.open(1);
    admin.execute("CREATE TABLE scope_row (id int PRIMARY KEY)");
  }

  @AfterAll
  static void dropTable() {
    admin.execute("DROP TABLE scope_row");
    admin.close();
  }

  @BeforeEach
  void open() {
    admin.execute("TRUNCATE scope_row");
    db =
        Database.open(
            TestServer.config().minConnections(CONNECTIONS).maxConnections(CONNECTIONS).build());
    await().until(() -> db.stats().open() == CONNECTIONS);
  }

  @AfterEach
  void close() {
    db.close();
  }

  /** Runs a statement, and keeps in mind that it was interrupted. */
  private Callable<Integer> execution(String sql, int value) {
    return () -> {
      try {
        return db.execute(sql, value).rowCount();
      } catch (QueryInterruptedException left) {
        interrupted.add(left);
        throw left;
      }
    };
  }

  private static long onTheServer(String condition) {
    return admin
        .execute(
            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%scope_row%pg_sleep%'"
                + " AND pid <> pg_backend_pid() AND "
                + condition)
        .scalar(Long.class);
  }

  private static Object rows() {
    return admin
        .execute("SELECT coalesce(string_agg(id::text, ' ' ORDER BY id), '') FROM scope_row")
        .scalar(String.class);
  }

  /** Nothing is left of what was interrupted, and nothing had to be closed. */
  private void checkThatAllIsQuietAndKept() {
    await().until(() -> onTheServer("state = 'active'") == 0);
    await().until(() -> db.stats().busy() == 0);
    assertThat(db.stats().waiting()).isZero();
    assertThat(db.stats().open()).isEqualTo(CONNECTIONS);
    assertThat(db.stats().opened()).isEqualTo(CONNECTIONS);
    assertThat(db.stats().retired()).isZero();
    assertThat(db.execute(INSERT, 2).updateCount()).isEqualTo(1);
  }

  @Test
  void theOthersLeaveAtOnceIfOneFails() throws Exception {
    try (var scope = StructuredTaskScope.open()) {
      scope.fork(execution(INSERT, 1));
      await().until(() -> "1".equals(rows()));
      for (int i = 0; i < CONNECTIONS; i++) {
        scope.fork(execution(SLOW_INSERT, i));
      }
      await().until(() -> onTheServer("state = 'active'") == CONNECTIONS);
      scope.fork(execution(INSERT, 3)); // for which no connection has room
      await().until(() -> db.stats().waiting() == 1);
      scope.fork(
          () -> {
            throw new IllegalStateException("one has failed");
          });
      assertThatThrownBy(scope::join)
          .isInstanceOf(FailedException.class)
          .hasRootCauseMessage("one has failed");
    }
    assertThat(interrupted).hasSize(CONNECTIONS + 1);
    assertThat(interrupted).filteredOn(QueryInterruptedException::isSafeToRetry).hasSize(1);
    checkThatAllIsQuietAndKept();
    assertThat(rows()).isEqualTo("1 2");
  }

  @Test
  void allLeaveAtOnceWhenTheTimeOfTheScopeIsOver() throws Exception {
    try (var scope =
        StructuredTaskScope.open(
            Joiner.awaitAllSuccessfulOrThrow(),
            configuration -> configuration.withTimeout(Duration.ofSeconds(2)))) {
      for (int i = 0; i < CONNECTIONS + 1; i++) {
        scope.fork(execution(SLOW_INSERT, i));
      }
      assertThatThrownBy(scope::join).isInstanceOf(StructuredTaskScope.TimeoutException.class);
    }
    assertThat(interrupted).hasSize(CONNECTIONS + 1);
    checkThatAllIsQuietAndKept();
    assertThat(rows()).isEqualTo("2");
  }

  /** As whoever asks several sources for the same does. */
  @Test
  void theSlowLeaveAtOnceWhenTheFirstHasSucceeded() throws Exception {
    try (var scope = StructuredTaskScope.open(Joiner.<Integer>anySuccessfulResultOrThrow())) {
      for (int i = 0; i < CONNECTIONS - 1; i++) {
        scope.fork(execution(SLOW_INSERT, i));
      }
      await().until(() -> onTheServer("state = 'active'") == CONNECTIONS - 1);
      scope.fork(execution("SELECT $1::int", 0));
      assertThat(scope.join()).isEqualTo(1);
    }
    assertThat(interrupted).hasSize(CONNECTIONS - 1);
    checkThatAllIsQuietAndKept();
    assertThat(rows()).isEqualTo("2");
  }
}
