package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.Latencies;
import org.loompq.PoolStats;
import org.loompq.RetireReason;
import org.loompq.ShardStats;
import org.loompq.error.ConnectionException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.error.ServerException;

/** What the pool tells of itself. */
class PoolStatsTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LEFT_IN_TRANSACTION") // refused before
  void countsWhyAConnectionWasClosed(RetireReason reason) {
    DatabaseConfig config =
        switch (reason) {
          case EXPIRED -> TestServer.config().maxLifetime(Duration.ofMillis(500)).build();
          case IDLE ->
              TestServer.config().minConnections(0).idleTimeout(Duration.ofMillis(500)).build();
          case UNANSWERED -> TestServer.config().statementTimeout(Duration.ofMillis(200)).build();
          default -> TestServer.config().minConnections(0).maxConnections(2).build();
        };
    Database db = Database.open(config);
    try (db) {
      bringAbout(reason, db);
      await().untilAsserted(() -> assertThat(db.stats().retired()).isPositive());
    }
    PoolStats stats = db.stats();
    await().untilAsserted(() -> assertThat(db.stats().retired()).isEqualTo(db.stats().opened()));
    assertThat(stats.retiredBecause().get(reason)).isPositive();
    assertThat(stats.retiredBecause())
        .containsOnlyKeys(RetireReason.values())
        .allSatisfy(
            (other, count) -> {
              if (other != reason && other != RetireReason.CLOSED) {
                assertThat(count).as(other.name()).isZero();
              }
            });
  }

  private static void bringAbout(RetireReason reason, Database db) {
    switch (reason) {
      case BROKEN ->
          assertThatThrownBy(() -> db.execute("SELECT pg_terminate_backend(pg_backend_pid())"))
              .isInstanceOf(ConnectionException.class);
      case LEFT_IN_TRANSACTION -> throw new IllegalArgumentException();
      case ALTERED -> db.lease(session -> session.execute("SET application_name = 'altered'"));
      case UNANSWERED -> leaveWhileAStatementRuns(db);
      case SURPLUS -> {
        db.resize(2, 2);
        await().until(() -> db.stats().open() == 2);
        db.resize(0, 1);
      }
      case CLOSED -> db.close();
      case EXPIRED, IDLE -> {} // with time
    }
  }

  /** The statement goes on for longer after it is cancelled than anybody waits for it. */
  private static void leaveWhileAStatementRuns(Database db) {
    String stubborn =
        """
        DO $$ DECLARE finish timestamptz := clock_timestamp() + interval '9 seconds';
        BEGIN WHILE clock_timestamp() < finish LOOP
          BEGIN PERFORM pg_sleep(1); EXCEPTION WHEN query_canceled THEN NULL; END;
        END LOOP; END $$\
        """;
    assertThatThrownBy(() -> db.lease(session -> session.execute(stubborn)))
        .isInstanceOf(QueryTimeoutException.class);
  }

  @Test
  void addsTheFiguresOfItsShardsUp() throws Exception {
    DatabaseConfig config = TestServer.config().shards(3).maxConnections(6).build();
    try (Database db = Database.open(config)) {
      Callers.run(60, i -> db.execute("SELECT pg_sleep(0.001)"));
      for (int i = 0; i < 5; i++) {
        db.lease(session -> session.execute("SELECT 1"));
      }
      await().until(() -> db.stats().opening() == 0);
      PoolStats stats = db.stats();

      assertThat(stats.shards()).hasSize(3);
      assertThat(stats.acquired()).isEqualTo(65);
      assertThat(sum(stats, ShardStats::acquired)).isEqualTo(65);
      assertThat(stats.acquisition().count()).isEqualTo(65);
      assertThat(sum(stats, shard -> shard.acquisition().count())).isEqualTo(65);
      assertThat(stats.statements().count()).isEqualTo(65);
      assertThat(sum(stats, shard -> shard.statements().count())).isEqualTo(65);
      assertThat(stats.statementCacheHits() + stats.statementCacheMisses()).isEqualTo(65);
      assertThat(sum(stats, ShardStats::statementCacheHits)).isEqualTo(stats.statementCacheHits());
      assertThat(sum(stats, ShardStats::open)).isEqualTo(stats.opened()).isEqualTo(stats.open());
      assertThat(sum(stats, ShardStats::idle)).isEqualTo(stats.idle()).isEqualTo(stats.open());
      assertThat(sum(stats, ShardStats::retired)).isEqualTo(stats.retired()).isZero();
    }
  }

  private static long sum(PoolStats stats, ToLongFunction<ShardStats> figure) {
    return stats.shards().stream().mapToLong(figure).sum();
  }

  @Test
  void showsWhatRunsAndWhatIsLeased() throws Exception {
    try (Database db = TestServer.open(2);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> running = threads.submit(() -> db.execute("SELECT pg_sleep(60)"));
      await().until(() -> db.stats().inFlight() == 1);
      db.lease(
          session -> {
            PoolStats stats = db.stats();
            assertThat(stats.leased()).isEqualTo(1);
            assertThat(stats.inFlight()).isEqualTo(1);
            assertThat(stats.busy()).isEqualTo(2);
            assertThat(stats.shards())
                .allSatisfy(shard -> assertThat(shard.leased()).isLessThanOrEqualTo(shard.busy()));
            return null;
          });
      running.cancel(true);
      await().until(() -> db.stats().busy() == 0);
      assertThat(db.stats().inFlight()).isZero();
      assertThat(db.stats().leased()).isZero();
    }
  }

  @Test
  void tellsHowLongStatementsTook() {
    try (Database db = TestServer.open(1)) {
      for (int i = 0; i < 99; i++) {
        db.execute("SELECT 1");
      }
      assertThatThrownBy(() -> db.execute("SELECT pg_sleep(0.5), 1 / 0"))
          .isInstanceOf(ServerException.class);
      db.lease(session -> session.execute("SELECT pg_sleep(1)"));

      Latencies statements = db.stats().statements();
      assertThat(statements.count()).isEqualTo(101);
      assertThat(statements.max()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
      assertThat(statements.percentile(100)).isEqualTo(statements.max());
      assertThat(statements.percentile(50))
          .isPositive()
          .isLessThan(statements.max())
          .isLessThanOrEqualTo(statements.percentile(99));
      assertThat(statements.mean())
          .isBetween(Duration.ofMillis(9), statements.max().minusMillis(1));
      assertThat(db.stats().acquisition().max()).isZero();

      db.execute("SELECT 1");
      assertThat(statements.count()).isEqualTo(101); // a copy
      assertThat(db.stats().statements().count()).isEqualTo(102);
      assertThatThrownBy(() -> statements.percentile(100.1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("100.1");
    }
  }

  @Test
  void tellsHowLongCallersWaitedForAConnection() throws Exception {
    try (Database db = TestServer.open(1);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> running = threads.submit(() -> db.execute("SELECT pg_sleep(1)"));
      await().until(() -> db.stats().busy() == 1);
      Future<?> statement = threads.submit(() -> db.execute("SELECT 1"));
      Future<?> lease =
          threads.submit(() -> db.<Object, RuntimeException>lease(session -> session));
      await().until(() -> db.stats().waiting() == 2);
      running.get();
      statement.get();
      lease.get();

      Latencies acquisition = db.stats().acquisition();
      assertThat(acquisition.count()).isEqualTo(3);
      assertThat(acquisition.percentile(33)).isZero(); // the first found one at once
      assertThat(acquisition.percentile(34)).isPositive();
      assertThat(acquisition.max()).isLessThan(Duration.ofSeconds(20));
    }
  }
}
