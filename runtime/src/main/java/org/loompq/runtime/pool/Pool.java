package org.loompq.runtime.pool;

import java.time.Duration;
import org.loompq.DatabaseConfig;
import org.loompq.PoolStats;
import org.loompq.error.AcquireTimeoutException;
import org.loompq.error.ConnectionException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.runtime.connection.BoundValues;
import org.loompq.runtime.connection.Connection;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.SqlText;
import org.loompq.runtime.libpq.ResultHandle;

/**
 * Lends each statement a connection: an idle one of the caller's shard, else an idle one of another
 * shard, else the next that becomes free or is opened, first come first served.
 */
public final class Pool implements AutoCloseable {

  private final DatabaseConfig config;
  private final Waiters waiters = new Waiters();
  private final Counters counters = new Counters();
  private final Leases leases;
  private final Members members;
  private final Maintenance maintenance;

  private Pool(DatabaseConfig config) {
    this.config = config;
    this.leases = new Leases(config.leakThreshold());
    this.members = new Members(config, waiters, counters);
    this.maintenance = new Maintenance(members, waiters, leases, config.acquireTimeout());
  }

  /**
   * Opens a pool with one connection; the rest of the minimum opens in the background.
   *
   * @throws ConnectionException if the first connection cannot be made
   */
  public static Pool open(DatabaseConfig config) {
    Pool pool = new Pool(config);
    try {
      pool.members.openFirst();
    } catch (RuntimeException | Error failed) {
      pool.close();
      throw failed;
    }
    pool.maintenance.start();
    pool.members.openMissing();
    return pool;
  }

  /**
   * Runs a statement in a transaction of its own.
   *
   * @return its result, to be closed by the caller
   */
  public Execution execute(SqlText text, BoundValues values) {
    text.checkLeavesNothing();
    PooledConnection lent = acquire(text);
    try {
      Connection connection = lent.connection();
      (connection.hasPrepared(text) ? counters.statementCacheHits : counters.statementCacheMisses)
          .increment();
      return connection.execute(text, values, config.statementTimeout());
    } finally {
      members.release(lent);
    }
  }

  /**
   * Asks for the columns of a statement, without running it.
   *
   * @return a result with columns and no rows, to be closed by the caller
   */
  public Execution describe(SqlText text) {
    text.checkLeavesNothing();
    PooledConnection lent = acquire(text);
    try {
      return lent.connection().describe(text, config.statementTimeout());
    } finally {
      members.release(lent);
    }
  }

  /** Figures of this moment. */
  public PoolStats stats() {
    int open = 0;
    int idle = 0;
    for (Shard shard : members.shards()) {
      for (PooledConnection member : shard.members()) {
        open++;
        if (member.isIdle()) {
          idle++;
        }
      }
    }
    return new PoolStats(
        open,
        idle,
        open - idle,
        leases.count(),
        members.opening().opening(),
        waiters.exactCount(),
        counters.acquired.sum(),
        counters.acquireTimeouts.sum(),
        counters.opened.sum(),
        counters.openFailures.sum(),
        counters.retired.sum(),
        counters.statementCacheHits.sum(),
        counters.statementCacheMisses.sum(),
        ResultHandle.leaked());
  }

  /** Closes all connections; those in use when their statement has ended, or after a while. */
  @Override
  public void close() {
    if (members.isClosed()) {
      return;
    }
    maintenance.close();
    members.close();
  }

  /**
   * Takes a connection for one caller alone.
   *
   * @return the lease, to be closed by the caller
   */
  public Lease lease() {
    PooledConnection lent = acquire("a lease");
    Lease lease = new Lease(members, leases, lent, config.statementTimeout());
    leases.add(lease);
    return lease;
  }

  /** Takes a connection for a statement, or for what errors call by another name. */
  private PooledConnection acquire(Object purpose) {
    if (Thread.currentThread().isInterrupted()) {
      throw new QueryInterruptedException(
          "interrupted before " + purpose + " got a connection", true);
    }
    PooledConnection lent = waiters.count() == 0 ? members.tryLease() : null;
    while (lent == null) {
      lent = await(purpose);
      if (!Members.isAlive(lent)) { // it had been idle, and its backend has gone
        members.retire(lent);
        lent = null;
      }
    }
    counters.acquired.increment();
    return lent;
  }

  /** Queues for a connection, and waits until one is handed over. */
  private PooledConnection await(Object purpose) {
    Waiter waiter = new Waiter(System.nanoTime());
    if (!waiters.add(waiter, config.maxWaiters())) {
      counters.acquireTimeouts.increment();
      throw refused(purpose);
    }
    if (!members.isClosed()) { // otherwise nobody may be there to end the wait
      maintenance.waiterJoined(waiter.since());
      members.openAnother();
      members.lendIdle();
      waiter.await();
    }
    waiters.leave(waiter);
    PooledConnection handed = waiter.handed();
    if (Thread.currentThread().isInterrupted()) {
      if (handed != null) {
        members.release(handed);
      }
      throw new QueryInterruptedException(
          "interrupted while waiting for a connection for " + purpose, true);
    }
    if (handed != null) {
      return handed;
    }
    if (members.isClosed()) {
      throw new ConnectionException("the database is closed", null, true);
    }
    counters.acquireTimeouts.increment();
    throw timedOut(purpose, waiter);
  }

  private AcquireTimeoutException refused(Object purpose) {
    PoolStats stats = stats();
    return new AcquireTimeoutException(
        "no connection for "
            + purpose
            + ": "
            + stats.waiting()
            + " callers wait already (maxWaiters), "
            + stats.busy()
            + " connections are busy",
        stats.busy(),
        stats.waiting(),
        Duration.ZERO,
        members.opening().failure());
  }

  private AcquireTimeoutException timedOut(Object purpose, Waiter waiter) {
    PoolStats stats = stats();
    Duration waited = Duration.ofNanos(System.nanoTime() - waiter.since());
    Throwable failure = members.opening().failure();
    return new AcquireTimeoutException(
        "no connection for "
            + purpose
            + " within "
            + waited.toMillis()
            + " ms (acquireTimeout "
            + config.acquireTimeout()
            + "): "
            + stats.busy()
            + " of at most "
            + config.maxConnections()
            + " connections are busy, "
            + stats.waiting()
            + " other callers wait"
            + (failure == null ? "" : "; the last attempt to open one failed"),
        stats.busy(),
        stats.waiting(),
        waited,
        failure);
  }
}
