package org.loompq.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.loompq.DatabaseConfig;
import org.loompq.PoolStats;

/** The parts of a pool, without the thread that looks after it: a test does what that would. */
final class UnattendedPool implements AutoCloseable {

  final Members members;
  final Waiters waiters = new Waiters();
  final Backlog backlog = new Backlog();
  final Alarm alarm = new Alarm();
  final Handover handover;
  final Upkeep upkeep;
  private final Counters counters = new Counters();
  private final Leases leases;

  /** Returns once the minimum of connections is open. */
  UnattendedPool(DatabaseConfig config) {
    members = new Members(config);
    leases = new Leases(members, config.leakThreshold());
    handover = new Handover(config, members, waiters, backlog, alarm, counters);
    upkeep = new Upkeep(config, members, handover.lifecycle(), handover);
    handover.lifecycle().openFirst();
    handover.lifecycle().openMissing();
    await().until(() -> stats().idle() == config.minConnections());
  }

  PoolStats stats() {
    return new Statistics(members, counters).read(0, 0);
  }

  /** How many connections are open, being opened or being closed. */
  int places() {
    return handover.lifecycle().opening().reserved();
  }

  /** Closes it, and checks that each connection has been closed once. */
  @Override
  public void close() {
    new Closing(members, handover.lifecycle(), leases, waiters, backlog).close();
    assertThat(places()).isZero();
    assertThat(stats().retired()).isEqualTo(stats().opened());
  }
}
