package org.loompq.runtime.pool;

import java.util.concurrent.atomic.AtomicBoolean;
import org.loompq.runtime.connection.Connection;

/** A connection in a shard, with whose turn it is. */
final class PooledConnection {

  private final Connection connection;
  private final Shard home;
  private final long expiresAt;

  /** Whether somebody owns it; the owner alone touches the connection and {@code idleSince}. */
  private final AtomicBoolean leased = new AtomicBoolean(true);

  private long idleSince;

  /**
   * A connection that its maker owns.
   *
   * @param expiresAt when it is to be replaced, on the clock of {@link System#nanoTime}
   */
  PooledConnection(Connection connection, Shard home, long expiresAt) {
    this.connection = connection;
    this.home = home;
    this.expiresAt = expiresAt;
  }

  /** For its owner. */
  Connection connection() {
    return connection;
  }

  Shard home() {
    return home;
  }

  boolean isIdle() {
    return !leased.get();
  }

  /** Takes it if it is idle. */
  boolean tryLease() {
    return !leased.get() && leased.compareAndSet(false, true);
  }

  /** Gives it back, for anybody to take. */
  void giveBack() {
    leased.set(false);
  }

  boolean hasExpired(long now) {
    return now - expiresAt >= 0;
  }

  /** When it was last used; for its owner. */
  long idleSince() {
    return idleSince;
  }

  /** Remembers when it was last used; for its owner. */
  void idleSince(long time) {
    idleSince = time;
  }

  /** How long it has been idle, in nanoseconds; for its owner. */
  long idleNanos(long now) {
    return now - idleSince;
  }
}
