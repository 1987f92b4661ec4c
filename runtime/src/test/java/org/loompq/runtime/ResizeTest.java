package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.ShardStats;
import org.loompq.error.ConnectionException;

/** A pool that grows and shrinks while it is used. */
class ResizeTest {

  @Test
  void opensWhatTheNewMinimumAsksForAndClosesWhatTheNewMaximumForbids() {
    try (Database db = TestServer.open(1)) {
      db.resize(6, 8);
      await().until(() -> db.stats().open() == 6);
      db.resize(0, 2);
      await().until(() -> db.stats().open() == 2);
      assertThat(db.execute("SELECT 1").scalar(Integer.class)).isEqualTo(1);
    }
  }

  @Test
  void lendsMoreConnectionsAfterGrowing() {
    try (Database db = TestServer.open(1)) {
      db.lease(
          outer -> {
            db.resize(1, 2);
            int other = db.lease(inner -> inner.execute("SELECT 2").scalar(Integer.class));
            assertThat(other).isEqualTo(2);
            return null;
          });
    }
  }

  @Test
  void takesNoConnectionAwayFromALease() {
    try (Database db = TestServer.open(2)) {
      db.lease(
          first ->
              db.lease(
                  second -> {
                    db.resize(1, 1);
                    assertThat(first.execute("SELECT 1").scalar(Integer.class)).isEqualTo(1);
                    assertThat(second.execute("SELECT 2").scalar(Integer.class)).isEqualTo(2);
                    return null;
                  }));
      await().until(() -> db.stats().open() == 1);
      assertThat(db.execute("SELECT 3").scalar(Integer.class)).isEqualTo(3);
    }
  }

  @Test
  void givesEachShardItsShare() throws Exception {
    DatabaseConfig config = TestServer.config().shards(3).maxConnections(6).build();
    try (Database db = Database.open(config)) {
      Callers.run(60, i -> db.execute("SELECT pg_sleep(0.01)"));
      await().untilAsserted(() -> assertThat(shards(db)).containsExactly(2, 2, 2));
      db.resize(0, 4);
      await().untilAsserted(() -> assertThat(shards(db)).containsExactly(2, 1, 1));
      db.resize(8, 9);
      await().untilAsserted(() -> assertThat(shards(db)).containsExactly(3, 3, 2));
      db.resize(0, 2);
      await().untilAsserted(() -> assertThat(shards(db)).containsExactly(1, 1, 0));
      Callers.run(60, i -> db.execute("SELECT 1"));
      assertThat(shards(db)).containsExactly(1, 1, 0);
    }
  }

  @Test
  void leavesEachShardItsShareOfTheMinimumWhenConnectionsAreIdle() {
    DatabaseConfig config =
        TestServer.config()
            .shards(3)
            .minConnections(6)
            .maxConnections(6)
            .idleTimeout(Duration.ofMillis(100))
            .build();
    try (Database db = Database.open(config)) {
      await().untilAsserted(() -> assertThat(shards(db)).containsExactly(2, 2, 2));
      db.resize(4, 6);
      await().untilAsserted(() -> assertThat(shards(db)).containsExactly(2, 1, 1));
      assertThat(db.stats().opened()).isEqualTo(6);
    }
  }

  private static List<Integer> shards(Database db) {
    return db.stats().shards().stream().map(ShardStats::open).toList();
  }

  @Test
  void closesNoMoreThanTheSurplusWhenAllComeBackAtOnce() throws Exception {
    DatabaseConfig config = TestServer.config().shards(2).maxConnections(8).build();
    try (Database db = Database.open(config);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 50; round++) {
        db.resize(8, 8);
        await().pollInterval(Duration.ofMillis(1)).until(() -> db.stats().open() == 8);
        CountDownLatch end = new CountDownLatch(1);
        List<Future<?>> leases =
            Callers.start(
                threads,
                8,
                i ->
                    db.<Object, InterruptedException>lease(
                        session -> {
                          end.await();
                          return session;
                        }));
        await().pollInterval(Duration.ofMillis(1)).until(() -> db.stats().leased() == 8);
        db.resize(0, 2);
        end.countDown();
        for (Future<?> one : leases) {
          one.get();
        }
        assertThat(shards(db)).containsExactly(1, 1);
      }
    }
  }

  @Test
  void losesNoStatementWhileItsSizeChanges() throws Exception {
    try (Database db = TestServer.open(4);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      AtomicBoolean ended = new AtomicBoolean();
      Future<?> resizing =
          threads.submit(
              () -> {
                while (!ended.get()) {
                  int most = ThreadLocalRandom.current().nextInt(1, 9);
                  int least = ThreadLocalRandom.current().nextInt(0, most + 1);
                  db.resize(least, most);
                  if (ThreadLocalRandom.current().nextBoolean()) { // else on top of the last one
                    await()
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> db.stats().open(), open -> open >= least && open <= most);
                  }
                }
                return null;
              });
      Callers.run(
          64,
          i -> {
            for (int k = 0; k < 300; k++) {
              assertThat(db.execute("SELECT $1 + 1", k).scalar(Integer.class)).isEqualTo(k + 1);
            }
          });
      ended.set(true);
      resizing.get(10, TimeUnit.SECONDS);
      db.resize(2, 2);
      await().until(() -> db.stats().open() == 2 && db.stats().busy() == 0);
    }
  }

  @Test
  void refusesNumbersThatDoNotFitTogether() {
    Database db = TestServer.open(1);
    try (db) {
      assertThatThrownBy(() -> db.resize(3, 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("3 to 2 connections");
      assertThatThrownBy(() -> db.resize(0, 0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> db.resize(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> db.resize(1, 1)).isInstanceOf(ConnectionException.class);
  }
}
