package org.loompq.runtime.pool;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.loompq.DatabaseConfig;
import org.loompq.RetireReason;
import org.loompq.runtime.connection.Pollers;

/** The connections of a pool, in their shards, and how many there may be. */
final class Members {

  private final Pollers pollers = Pollers.create();
  private final Shard[] shards;
  private volatile Limits limits;
  private volatile boolean closed;

  Members(DatabaseConfig config) {
    this.shards = new Shard[Math.min(config.shards(), config.maxConnections())];
    Arrays.setAll(shards, i -> new Shard(i, pollers.readiness(i)));
    this.limits = new Limits(config.minConnections(), config.maxConnections(), shards.length);
  }

  Shard[] shards() {
    return shards;
  }

  /** The shard of a number, which may be larger than there are shards. */
  Shard shard(int number) {
    return shards[Math.floorMod(number, shards.length)];
  }

  Limits limits() {
    return limits;
  }

  /**
   * Changes how many there may be.
   *
   * @throws IllegalArgumentException if the numbers do not fit together
   */
  void limit(int least, int most) {
    limits = new Limits(least, most, shards.length);
  }

  /** How many are in use by a statement or a lease. */
  int busy() {
    int busy = 0;
    for (Shard shard : shards) {
      for (PooledConnection member : shard.members()) {
        if (!member.isIdle()) {
          busy++;
        }
      }
    }
    return busy;
  }

  /** Why nobody may use a connection any more; null if it is fit for use. For its owner. */
  @Nullable RetireReason whyUnfit(PooledConnection owned) {
    if (closed) {
      return RetireReason.CLOSED;
    }
    if (!owned.connection().isUsable()) {
      return owned.whyUnusable();
    }
    return owned.hasExpired() ? RetireReason.EXPIRED : null;
  }

  boolean isClosed() {
    return closed;
  }

  /** From now on none is given to anybody, and none is opened. */
  void close() {
    closed = true;
  }

  /** Stops watching sockets, once there are no connections any more. */
  void closePollers() {
    for (Shard shard : shards) {
      shard.readiness().close();
    }
    pollers.close();
  }
}
