package org.loompq.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loompq.RetireReason;
import org.loompq.runtime.TestServer;

/** Inspections of a pool without its maintenance thread, so that there are no others. */
class UpkeepTest {

  private final UnattendedPool pool =
      new UnattendedPool(TestServer.config().shards(1).minConnections(3).maxConnections(3).build());

  @AfterEach
  void close() {
    pool.close();
  }

  private void checkThatOneIsLeft() {
    assertThat(pool.stats().retiredBecause()).containsEntry(RetireReason.SURPLUS, 2L);
    assertThat(pool.stats().open()).isEqualTo(1);
    await().until(() -> pool.places() == 1);
    pool.upkeep.inspect();
    assertThat(pool.stats().retired()).isEqualTo(2);
    assertThat(pool.stats().opened()).isEqualTo(3);
  }

  @Test
  void idleConnectionsThatAreTooManyAreClosed() {
    pool.members.limit(0, 1);
    pool.upkeep.inspect();
    checkThatOneIsLeft();
  }

  @Test
  void busyConnectionsThatAreTooManyAreClosedWithTheEndOfTheirLastStatement() {
    PooledConnection[] busy = pool.members.shard(0).members();
    for (PooledConnection each : busy) {
      assertThat(each.tryShare(2, false)).isTrue();
      assertThat(each.tryShare(2, false)).isTrue();
    }
    pool.members.limit(0, 1);
    pool.upkeep.inspect();
    pool.upkeep.inspect();
    assertThat(pool.stats().retired()).isZero();
    for (PooledConnection each : busy) {
      assertThat(each.tryShare(3, false)).as("takes no more").isFalse();
      each.ended();
    }
    assertThat(pool.stats().retired()).isZero();
    for (PooledConnection each : busy) {
      each.ended();
    }
    checkThatOneIsLeft();
  }
}
