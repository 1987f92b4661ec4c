package org.loompq.runtime.pool;

import java.time.Duration;
import org.loompq.DatabaseConfig;
import org.loompq.PoolStats;
import org.loompq.RetireReason;
import org.loompq.error.AcquireTimeoutException;
import org.loompq.error.ConnectionException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/**
 * Lends each statement a connection: an idle one of the caller's shard, else an idle one of another
 * shard, else the next that becomes free or is opened, first come first served.
 */
public final class Pool implements AutoCloseable {

  private final DatabaseConfig config;
  private final Waiters waiters = new Waiters();
  private final Backlog backlog = new Backlog();
  private final Counters counters = new Counters();
  private final Alarm alarm = new Alarm();
  private final Leases leases;
  private final Members members;
  private final Maintenance maintenance;

  private Pool(DatabaseConfig config) {
    this.config = config;
    this.leases = new Leases(config.leakThreshold());
    this.members = new Members(config, waiters, backlog, counters, alarm);
    this.maintenance =
        new Maintenance(members, waiters, backlog, leases, alarm, config.acquireTimeout());
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
   * @param request with the values of its parameters; {@link Request#wasLeft} tells whether it may
   *     be used again
   * @return its result, to be closed by the caller
   */
  public Execution run(SqlText text, Request request) {
    text.checkLeavesNothing();
    checkNotInterrupted(text);
    Duration timeout = text.timeout(config.statementTimeout());
    long begun = System.nanoTime();
    long deadline = Deadline.after(timeout, begun);
    request.begin(text, deadline);
    while (true) {
      dispatch(request);
      alarm.atDeadline(deadline);
      await(request, timeout);
      if (request.isRefused() || (members.isClosed() && !request.isAnswered())) {
        throw noRoom(request);
      }
      if (request.isAnswered() && !request.isWorthAnotherAttempt()) {
        return answered(request, begun);
      }
    }
  }

  private static Execution answered(Request request, long begun) {
    ShardCounters shard = PooledConnection.of(request).home().counters();
    shard.acquired(request.waited());
    shard.answered(request, begun);
    return request.execution();
  }

  private void await(Request request, Duration timeout) {
    try {
      request.await(timeout);
    } finally {
      if (request.hasLeftQueue()) {
        backlog.left();
      }
    }
  }

  /** Submits a request to a connection, or has it wait for one. */
  private void dispatch(Request request) {
    boolean last = members.isLast(request.text());
    PooledConnection free = backlog.count() == 0 ? members.tryShare(last) : null;
    if (free != null) {
      request.queue();
      free.connection().submit(request);
      return;
    }
    long now = System.nanoTime();
    if (!backlog.add(request, now, config.maxWaiters())) {
      counters.acquireTimeouts.increment();
      throw members.isClosed() ? closed() : refused(request.text());
    }
    if (members.isClosed()) { // perhaps nobody is there any more to refuse it
      backlog.refuseAll();
      return;
    }
    alarm.at(now + Deadline.saturatedNanos(config.acquireTimeout()));
    members.openAnother();
    members.serveBacklog();
  }

  private RuntimeException noRoom(Request request) {
    if (members.isClosed()) {
      return closed();
    }
    counters.acquireTimeouts.increment();
    return timedOut(request.text(), request.queuedSince());
  }

  private static ConnectionException closed() {
    return new ConnectionException("the database is closed", null, true);
  }

  private static void checkNotInterrupted(Object purpose) {
    if (Thread.currentThread().isInterrupted()) {
      throw new QueryInterruptedException(
          "interrupted before " + purpose + " got a connection", true);
    }
  }

  /**
   * Takes a connection for one caller alone.
   *
   * @return the lease, to be closed by the caller
   */
  public Lease lease() {
    PooledConnection lent = acquire("a lease");
    Lease lease = new Lease(members, leases, alarm, lent, config.statementTimeout());
    leases.add(lease);
    return lease;
  }

  /** Figures of this moment. */
  public PoolStats stats() {
    return new Statistics(members, leases, counters).read(waiting());
  }

  private int waiting() {
    return waiters.exactCount() + backlog.count();
  }

  /**
   * Changes how many connections there may be.
   *
   * @throws IllegalArgumentException if the numbers do not fit together
   * @throws ConnectionException if it is closed
   */
  public void resize(int minConnections, int maxConnections) {
    if (members.isClosed()) {
      throw closed();
    }
    members.resize(minConnections, maxConnections);
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

  /** Takes a connection for a statement, or for what errors call by another name. */
  private PooledConnection acquire(Object purpose) {
    if (Thread.currentThread().isInterrupted()) {
      throw new QueryInterruptedException(
          "interrupted before " + purpose + " got a connection", true);
    }
    PooledConnection lent = waiters.count() == 0 ? members.tryLease() : null;
    if (lent != null) {
      lent.home().counters().acquired(0);
      return lent;
    }
    long since = System.nanoTime();
    while (lent == null) {
      lent = await(purpose);
      if (!Members.isAlive(lent)) { // it had been idle, and its backend has gone
        members.retire(lent, RetireReason.BROKEN);
        lent = null;
      }
    }
    lent.home().counters().acquired(System.nanoTime() - since);
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
      alarm.at(waiter.since() + Deadline.saturatedNanos(config.acquireTimeout()));
      members.openAnother();
      members.serveWaiter();
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
      throw closed();
    }
    counters.acquireTimeouts.increment();
    throw timedOut(purpose, waiter.since());
  }

  private AcquireTimeoutException refused(Object purpose) {
    int busy = members.busy();
    int waiting = waiting();
    return new AcquireTimeoutException(
        "no connection for "
            + purpose
            + ": "
            + waiting
            + " callers wait already (maxWaiters), "
            + busy
            + " connections are busy",
        busy,
        waiting,
        Duration.ZERO,
        members.opening().failure());
  }

  private AcquireTimeoutException timedOut(Object purpose, long since) {
    int busy = members.busy();
    int waiting = waiting();
    Duration waited = Duration.ofNanos(System.nanoTime() - since);
    Throwable failure = members.opening().failure();
    return new AcquireTimeoutException(
        "no connection for "
            + purpose
            + " within "
            + waited.toMillis()
            + " ms (acquireTimeout "
            + config.acquireTimeout()
            + "): "
            + busy
            + " of at most "
            + members.limits().most()
            + " connections are busy, "
            + waiting
            + " other callers wait"
            + (failure == null ? "" : "; the last attempt to open one failed"),
        busy,
        waiting,
        waited,
        failure);
  }
}
