package org.loompq.runtime.pool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.connection.Deadline;

/** The leases that have not ended; reports, once each, those that last suspiciously long. */
final class Leases {

  private static final Logger LOGGER = System.getLogger("org.loompq.leaks");

  private final Members members;
  private final long leakThreshold;
  private volatile boolean closed;

  /**
   * Those of the connections of a pool.
   *
   * @param leakThreshold after how long a lease is reported, zero for never
   */
  Leases(Members members, Duration leakThreshold) {
    this.members = members;
    this.leakThreshold = Deadline.saturatedNanos(leakThreshold);
  }

  /** Whether leases are to remember where they began, which costs a look at the stack. */
  boolean areWatched() {
    return leakThreshold > 0;
  }

  void add(Lease lease, PooledConnection lent) {
    lent.leasedTo(lease);
    if (closed) {
      lease.revoke();
    }
  }

  /** Takes all connections back: at once where no statement runs, else once it has ended. */
  void close() {
    closed = true;
    forEach(Lease::revoke);
  }

  /** Whether the connections are to be taken back. */
  boolean areClosed() {
    return closed;
  }

  /** Logs each lease that is older than the threshold and was not reported before. */
  void reportLeaks(long now) {
    if (areWatched()) {
      forEach(lease -> report(lease.origin(), now));
    }
  }

  private void report(@Nullable LeaseOrigin origin, long now) {
    if (origin != null && now - origin.since() >= leakThreshold && origin.reportOnce()) {
      LOGGER.log(Level.WARNING, origin.describe(now));
    }
  }

  private void forEach(Consumer<Lease> action) {
    for (Shard shard : members.shards()) {
      for (PooledConnection member : shard.members()) {
        Lease lease = member.lease();
        if (lease != null) {
          action.accept(lease);
        }
      }
    }
  }
}
