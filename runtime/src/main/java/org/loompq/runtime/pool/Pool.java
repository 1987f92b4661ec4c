package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.loompq.DatabaseConfig;
import org.loompq.PoolStats;
import org.loompq.error.ConnectionException;
import org.loompq.runtime.connection.Batch;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/** Runs statements on connections that their callers share, and leases connections to one alone. */
public final class Pool implements Route, AutoCloseable {

  private final DatabaseConfig config;
  private final Waiters waiters = new Waiters();
  private final Backlog backlog = new Backlog();
  private final Counters counters = new Counters();
  private final Alarm alarm = new Alarm();
  private final Leases leases;
  private final Members members;
  private final Handover handover;
  private final Lifecycle lifecycle;
  private final Sharing sharing;
  private final Refusals refusals;
  private final Leasing leasing;
  private final Upkeep upkeep;
  private final Maintenance maintenance;
  private final Listeners listeners;

  /** Held by whoever closes it; a second one waits until that is done. */
  private final ReentrantLock closing = new ReentrantLock();

  /** Guarded by that. */
  private boolean closed;

  private Pool(DatabaseConfig config) {
    this.config = config;
    this.members = new Members(config);
    this.leases = new Leases(members, config.leakThreshold());
    this.handover = new Handover(config, members, waiters, backlog, alarm, counters);
    this.lifecycle = handover.lifecycle();
    this.sharing = handover.sharing();
    this.refusals =
        new Refusals(members, lifecycle, waiters, backlog, counters, config.acquireTimeout());
    this.leasing = new Leasing(config, members, handover, waiters, leases, alarm, refusals);
    this.upkeep = new Upkeep(config, members, lifecycle, handover);
    this.maintenance =
        new Maintenance(
            upkeep, lifecycle, waiters, backlog, leases, alarm, config.acquireTimeout());
    this.listeners = new Listeners(members, lifecycle.connector());
  }

  /**
   * Opens a pool with one connection; the rest of the minimum opens in the background.
   *
   * @throws ConnectionException if the first connection cannot be made
   */
  public static Pool open(DatabaseConfig config) {
    Pool pool = new Pool(config);
    try {
      pool.lifecycle.openFirst();
    } catch (RuntimeException | Error failed) {
      pool.close();
      throw failed;
    }
    pool.maintenance.start();
    pool.lifecycle.openMissing();
    return pool;
  }

  /** Runs a statement in a transaction of its own. */
  @Override
  public Execution run(SqlText text, Request request) {
    text.checkLeavesNothing();
    Refusals.checkNotInterrupted(text);
    Duration timeout = text.timeout(config.statementTimeout());
    long begun = System.nanoTime();
    long deadline = Deadline.after(timeout, begun);
    request.begin(text, deadline);
    while (true) {
      dispatch(request);
      alarm.atDeadline(deadline);
      await(request, timeout);
      if (request.isRefused() || (members.isClosed() && !request.isAnswered())) {
        throw refusals.tooLate(text, request.queuedSince());
      }
      if (request.isAnswered() && !request.isWorthAnotherAttempt()) {
        return answered(request, begun);
      }
    }
  }

  private static Execution answered(Request request, long begun) {
    PooledConnection.of(request).home().counters().answered(request, begun);
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
    boolean last = sharing.isLast(request.text());
    PooledConnection free = backlog.count() == 0 ? sharing.tryShare(last) : null;
    if (free != null) {
      request.queue();
      free.connection().submit(request);
      return;
    }
    long now = System.nanoTime();
    if (!backlog.add(request, now, config.maxWaiters())) {
      throw refusals.tooManyWait(request.text());
    }
    if (members.isClosed()) { // perhaps nobody is there any more to refuse it
      backlog.refuseAll();
      return;
    }
    alarm.at(now + Deadline.saturatedNanos(config.acquireTimeout()));
    lifecycle.openAnother();
    handover.serveBacklog();
  }

  /**
   * Takes a connection for one caller alone.
   *
   * @return the lease, to be closed by the caller
   */
  public Lease lease() {
    return leasing.lease();
  }

  /** Opens a stream of a statement's rows, on a lease of its own that ends with it. */
  @Override
  public LeaseStream stream(SqlText text, Request request, int rowsPerChunk) {
    text.checkLeavesNothing();
    return withLease(lease -> lease.alone().stream(text, request, rowsPerChunk));
  }

  /** Begins to execute a statement many times in one transaction, on a lease that ends with it. */
  @Override
  public LeaseBatch batch(SqlText text, Request request, Batch batch, Runnable meanwhile) {
    text.checkLeavesNothing();
    return withLease(lease -> lease.alone().batch(text, request, batch, meanwhile));
  }

  /** Begins a COPY on a lease that ends with it. */
  @Override
  public LeaseCopyIn copyIn(SqlText text) {
    text.checkCopyLeavesNothing();
    return withLease(lease -> lease.alone().copyIn(text));
  }

  /** Begins a COPY on a lease that ends with it. */
  @Override
  public LeaseCopyOut copyOut(SqlText text) {
    text.checkCopyLeavesNothing();
    return withLease(lease -> lease.alone().copyOut(text));
  }

  private <T> T withLease(Function<Lease, T> begin) {
    Lease lease = leasing.lease();
    try {
      return begin.apply(lease);
    } catch (RuntimeException | Error failed) {
      lease.close();
      throw failed;
    }
  }

  /**
   * Listens to channels on a connection that is not one of the pool's, until the listener is closed
   * or the pool is.
   *
   * @throws IllegalArgumentException if a name is none of a channel
   * @throws org.loompq.error.PgException if the server cannot be reached, or refuses
   */
  public Listener listen(String... channels) {
    return listeners.open(Channels.of(channels));
  }

  /** Opens a pipeline, on a lease that ends with it. */
  @Override
  public LeasePipeline pipeline() {
    return withLease(lease -> lease.alone().pipeline());
  }

  /** Figures of this moment. */
  public PoolStats stats() {
    return new Statistics(members, counters)
        .read(lifecycle.opening().opening(), refusals.waiting());
  }

  /**
   * Changes how many connections there may be.
   *
   * @throws IllegalArgumentException if the numbers do not fit together
   * @throws ConnectionException if it is closed
   */
  public void resize(int minConnections, int maxConnections) {
    if (members.isClosed()) {
      throw Refusals.closed();
    }
    upkeep.resize(minConnections, maxConnections);
  }

  /**
   * Closes all connections; those in use when their statement has ended, or after a while. A lease
   * on which no statement runs keeps nobody waiting.
   */
  @Override
  public void close() {
    closing.lock();
    try {
      if (!closed) {
        closed = true;
        listeners.close(); // while their poller lives
        new Closing(members, lifecycle, leases, waiters, backlog).close();
        maintenance.close(); // until then statements that run have their deadlines
      }
    } finally {
      closing.unlock();
    }
  }
}
