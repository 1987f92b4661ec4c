package org.loompq.runtime.pool;

import org.jspecify.annotations.Nullable;
import org.loompq.DatabaseConfig;
import org.loompq.RetireReason;
import org.loompq.error.QueryInterruptedException;
import org.loompq.runtime.connection.Connection;
import org.loompq.runtime.connection.Deadline;

/** Finds or waits for connections that one caller has to himself. */
final class Leasing {

  /** What errors call it. */
  private static final String PURPOSE = "a lease";

  /** A connection that was used this recently is used again without a look at its socket. */
  private static final long TRUSTED_IDLE_NANOS = 100_000;

  private final DatabaseConfig config;
  private final Members members;
  private final Lifecycle lifecycle;
  private final Handover handover;
  private final Waiters waiters;
  private final Leases leases;
  private final Alarm alarm;
  private final Refusals refusals;

  Leasing(
      DatabaseConfig config,
      Members members,
      Handover handover,
      Waiters waiters,
      Leases leases,
      Alarm alarm,
      Refusals refusals) {
    this.config = config;
    this.members = members;
    this.lifecycle = handover.lifecycle();
    this.handover = handover;
    this.waiters = waiters;
    this.leases = leases;
    this.alarm = alarm;
    this.refusals = refusals;
  }

  /** Takes a connection for one caller alone. */
  Lease lease() {
    PooledConnection lent = acquire();
    Lease lease = new Lease(handover, leases, alarm, lent, config.statementTimeout());
    leases.add(lease, lent);
    return lease;
  }

  /** Takes a connection to own. */
  private PooledConnection acquire() {
    Refusals.checkNotInterrupted(PURPOSE);
    PooledConnection lent = waiters.count() == 0 ? tryOwn() : null;
    if (lent != null) {
      lent.home().counters().leased(0);
      return lent;
    }
    long since = System.nanoTime();
    boolean again = false;
    while (lent == null) {
      lent = await(since, again);
      again = true;
      if (!isAlive(lent)) { // it had been idle, and its backend has gone
        lifecycle.retire(lent, RetireReason.BROKEN);
        lent = null;
      }
    }
    lent.home().counters().leased(System.nanoTime() - since);
    return lent;
  }

  /** Queues for a connection, behind those who came before, and waits until one is handed over. */
  private PooledConnection await(long since, boolean again) {
    Waiter waiter = new Waiter(since, again);
    if (!waiters.add(waiter, config.maxWaiters())) {
      throw refusals.tooManyWait(PURPOSE);
    }
    if (!members.isClosed()) { // otherwise nobody may be there to end the wait
      alarm.at(waiter.since() + Deadline.saturatedNanos(config.acquireTimeout()));
      lifecycle.openAnother();
      serveWaiter();
      waiter.await();
    }
    waiters.leave(waiter);
    PooledConnection handed = waiter.handed();
    if (Thread.currentThread().isInterrupted()) {
      if (handed != null) {
        handover.release(handed);
      }
      throw new QueryInterruptedException(
          "interrupted while waiting for a connection for " + PURPOSE, true);
    }
    if (handed != null) {
      return handed;
    }
    throw refusals.tooLate(PURPOSE, waiter.since());
  }

  /** An idle connection of the caller's shard, else of another, to own; null if there is none. */
  private @Nullable PooledConnection tryOwn() {
    if (members.isClosed()) {
      return null;
    }
    int first = Carrier.number();
    for (int i = 0; i < members.shards().length; i++) {
      Shard shard = members.shard(first + i);
      for (PooledConnection idle = shard.tryOwn(); idle != null; idle = shard.tryOwn()) {
        if (isAlive(idle)) {
          return idle;
        }
        lifecycle.retire(idle, RetireReason.BROKEN);
      }
    }
    return null;
  }

  /** Looks at a connection that was idle for a while: its backend may have gone meanwhile. */
  private static boolean isAlive(PooledConnection owned) {
    Connection connection = owned.connection();
    if (System.nanoTime() - connection.lastKnown() >= TRUSTED_IDLE_NANOS) {
      connection.check();
    }
    return connection.isUsable();
  }

  /** Finds a connection for somebody who waits for a lease: an idle one, or the next to be so. */
  private void serveWaiter() {
    PooledConnection idle = tryOwn();
    if (idle != null) {
      handover.release(idle);
      return;
    }
    PooledConnection least = null;
    for (Shard shard : members.shards()) {
      for (PooledConnection member : shard.members()) {
        if (member.load() < (least == null ? Integer.MAX_VALUE : least.load())) {
          least = member;
        }
      }
    }
    if (least != null && least.reserve()) {
      handover.release(least);
    }
  }
}
