package org.loompq.runtime.pool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.loompq.runtime.connection.Deadline;

/** The leases that have not ended; reports, once each, those that last suspiciously long. */
final class Leases {

  private static final Logger LOGGER = System.getLogger("org.loompq.leaks");

  private final long leakThreshold;
  private final Set<Lease> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * None yet.
   *
   * @param leakThreshold after how long a lease is reported, zero for never
   */
  Leases(Duration leakThreshold) {
    this.leakThreshold = Deadline.saturatedNanos(leakThreshold);
  }

  /** Whether leases are to remember where they began, which costs a look at the stack. */
  boolean areWatched() {
    return leakThreshold > 0;
  }

  /** How many there are of the connections of a shard. */
  int count(Shard shard) {
    int count = 0;
    for (Lease lease : open) {
      if (lease.home() == shard) {
        count++;
      }
    }
    return count;
  }

  void add(Lease lease) {
    open.add(lease);
    if (closed) {
      lease.revoke();
    }
  }

  /** Takes all connections back: at once where no statement runs, else once it has ended. */
  void close() {
    closed = true;
    open.forEach(Lease::revoke);
  }

  /** Whether the connections are to be taken back. */
  boolean areClosed() {
    return closed;
  }

  void remove(Lease lease) {
    open.remove(lease);
  }

  /** Logs each lease that is older than the threshold and was not reported before. */
  void reportLeaks(long now) {
    if (!areWatched()) {
      return;
    }
    for (Lease lease : open) {
      LeaseOrigin origin = lease.origin();
      if (origin != null && now - origin.since() >= leakThreshold && origin.reportOnce()) {
        LOGGER.log(Level.WARNING, origin.describe(now));
      }
    }
  }
}
