package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.loompq.DatabaseConfig;
import org.loompq.PoolStats;
import org.loompq.error.AcquireTimeoutException;
import org.loompq.error.ConnectionException;
import org.loompq.error.PgException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.runtime.connection.BoundValues;
import org.loompq.runtime.connection.Connection;
import org.loompq.runtime.connection.ConnectionSettings;
import org.loompq.runtime.connection.Connector;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Pollers;
import org.loompq.runtime.connection.SqlText;
import org.loompq.runtime.libpq.ResultHandle;

/**
 * Lends each statement a connection: an idle one of the caller's shard, else an idle one of another
 * shard, else the next that becomes free or is opened, first come first served.
 */
public final class Pool implements AutoCloseable {

  /** Lifetimes are shortened by up to this part, so that connections do not all end at once. */
  private static final double LIFETIME_JITTER = 0.1;

  /** A connection that was used this recently is used again without a look at its socket. */
  private static final long TRUSTED_IDLE_NANOS = 100_000;

  /**
   * How long closing waits for statements to end, and then for those who wait for them to leave.
   */
  private static final Duration STATEMENT_GRACE = Duration.ofSeconds(5);

  private static final Duration ABORT_GRACE = Duration.ofSeconds(10);

  private final DatabaseConfig config;
  private final Connector connector;
  private final Pollers pollers;
  private final Shard[] shards;
  private final Waiters waiters = new Waiters();
  private final Opening opening;
  private final Counters counters = new Counters();
  private final Maintenance maintenance;
  private volatile boolean closed;

  private Pool(DatabaseConfig config) {
    this.config = config;
    this.connector = new Connector(ConnectionSettings.of(config), config.maxConnections());
    this.pollers = Pollers.create();
    this.shards = new Shard[Math.min(config.shards(), config.maxConnections())];
    Arrays.setAll(shards, i -> new Shard(pollers.readiness(i)));
    this.opening = new Opening(config.maxConnections());
    this.maintenance = new Maintenance(this, config, waiters);
  }

  /**
   * Opens a pool with one connection; the rest of the minimum opens in the background.
   *
   * @throws ConnectionException if the first connection cannot be made
   */
  public static Pool open(DatabaseConfig config) {
    Pool pool = new Pool(config);
    try {
      pool.openFirst();
    } catch (RuntimeException | Error failed) {
      pool.close();
      throw failed;
    }
    pool.maintenance.start();
    pool.openMissing();
    return pool;
  }

  /**
   * Runs a statement in a transaction of its own.
   *
   * @return its result, to be closed by the caller
   */
  public Execution execute(SqlText text, BoundValues values) {
    PooledConnection lent = acquire(text);
    try {
      Connection connection = lent.connection();
      (connection.hasPrepared(text) ? counters.statementCacheHits : counters.statementCacheMisses)
          .increment();
      return connection.execute(text, values, config.statementTimeout());
    } finally {
      release(lent);
    }
  }

  /** Figures of this moment. */
  public PoolStats stats() {
    int open = 0;
    int idle = 0;
    for (Shard shard : shards) {
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
        opening.opening(),
        waiters.count(),
        counters.acquired.sum(),
        counters.acquireTimeouts.sum(),
        counters.opened.sum(),
        counters.openFailures.sum(),
        counters.retired.sum(),
        counters.statementCacheHits.sum(),
        counters.statementCacheMisses.sum(),
        ResultHandle.leaked());
  }

  // Lending

  private PooledConnection acquire(SqlText text) {
    if (Thread.currentThread().isInterrupted()) {
      throw new QueryInterruptedException("interrupted before " + text + " was sent", true);
    }
    PooledConnection lent = waiters.count() == 0 ? tryLease() : null;
    if (lent == null) {
      lent = await(text);
    }
    counters.acquired.increment();
    return lent;
  }

  private @Nullable PooledConnection tryLease() {
    if (closed) {
      throw closedException();
    }
    int first = Carrier.number();
    for (int i = 0; i < shards.length; i++) {
      Shard shard = shards[Math.floorMod(first + i, shards.length)];
      for (PooledConnection idle = shard.tryLease(); idle != null; idle = shard.tryLease()) {
        if (isAlive(idle)) {
          return idle;
        }
        retire(idle);
      }
    }
    return null;
  }

  /** Looks at a connection that was idle for a while: its backend may have gone meanwhile. */
  private static boolean isAlive(PooledConnection owned) {
    return owned.idleNanos(System.nanoTime()) < TRUSTED_IDLE_NANOS || owned.connection().check();
  }

  private PooledConnection await(SqlText text) {
    Waiter waiter = new Waiter(System.nanoTime());
    if (!waiters.add(waiter, config.maxWaiters())) {
      counters.acquireTimeouts.increment();
      throw refused(text);
    }
    maintenance.waiterJoined(waiter.since());
    openOne(config.maxConnections());
    lendIdle();
    waiter.await();
    waiters.leave(waiter);
    PooledConnection handed = waiter.handed();
    if (Thread.currentThread().isInterrupted()) {
      if (handed != null) {
        release(handed);
      }
      throw new QueryInterruptedException(
          "interrupted while waiting for a connection for " + text, true);
    }
    if (handed != null) {
      return isAlive(handed) ? handed : replace(handed, text);
    }
    if (closed) {
      throw closedException();
    }
    counters.acquireTimeouts.increment();
    throw timedOut(text, waiter);
  }

  /** Waits again: the connection that was handed over had been idle, and its backend has gone. */
  private PooledConnection replace(PooledConnection dead, SqlText text) {
    retire(dead);
    return await(text);
  }

  /** Hands idle connections to waiters: one may have become idle just before they queued. */
  private void lendIdle() {
    while (waiters.count() > 0) {
      PooledConnection idle = tryLease();
      if (idle == null) {
        return;
      }
      release(idle);
    }
  }

  /** Takes a connection back, without a round trip. */
  private void release(PooledConnection lent) {
    long now = System.nanoTime();
    if (closed || !lent.connection().isUsable() || lent.hasExpired(now)) {
      retire(lent);
      return;
    }
    offer(lent, now);
  }

  /**
   * Hands a connection to the first waiter, or gives it back.
   *
   * @param idleSince when it was last used
   */
  private void offer(PooledConnection lent, long idleSince) {
    do {
      lent.idleSince(idleSince);
      if (waiters.hand(lent)) {
        return;
      }
      lent.giveBack();
    } while ((waiters.count() > 0 || closed) && lent.tryLease() && !retireIfClosed(lent));
  }

  private boolean retireIfClosed(PooledConnection lent) {
    if (closed) {
      retire(lent);
    }
    return closed;
  }

  // Opening and retiring

  private void openFirst() {
    opening.reserve(1);
    try {
      admit(connector.connect().join());
    } catch (CompletionException failed) {
      opening.failed(cause(failed), System.nanoTime());
      throw cause(failed) instanceof PgException reason ? reason : failed;
    }
  }

  private static Throwable cause(Throwable failed) {
    Throwable cause = failed.getCause();
    return cause == null ? failed : cause;
  }

  /** Opens connections up to the minimum, in the background. */
  private void openMissing() {
    while (openOne(config.minConnections())) {
      // until the minimum is reserved, or an attempt failed lately
    }
  }

  /** Opens another connection in the background, if there are fewer than a limit. */
  private boolean openOne(int limit) {
    if (closed || opening.isBackingOff(System.nanoTime()) || !opening.reserve(limit)) {
      return false;
    }
    var _ =
        connector
            .connect()
            .thenAccept(this::admit)
            .exceptionally(
                failed -> {
                  counters.openFailures.increment();
                  opening.failed(cause(failed), System.nanoTime());
                  return null;
                });
    return true;
  }

  private void admit(Connection connection) {
    Shard home = smallestShard();
    connection.attach(home.readiness());
    PooledConnection member = new PooledConnection(connection, home, expiry(System.nanoTime()));
    home.add(member);
    counters.opened.increment();
    opening.succeeded();
    release(member);
  }

  private long expiry(long now) {
    if (config.maxLifetime().isZero()) {
      return now + Long.MAX_VALUE / 2;
    }
    long lifetime = Deadline.saturatedNanos(config.maxLifetime());
    return now + lifetime - (long) (lifetime * LIFETIME_JITTER * Math.random());
  }

  private Shard smallestShard() {
    Shard smallest = shards[0];
    for (Shard shard : shards) {
      if (shard.members().length < smallest.members().length) {
        smallest = shard;
      }
    }
    return smallest;
  }

  /** Closes a connection that the caller owns, in the background. */
  private void retire(PooledConnection owned) {
    owned.home().remove(owned);
    counters.retired.increment();
    var _ =
        connector
            .close(owned.connection())
            .whenComplete(
                (nothing, failed) -> {
                  opening.closed();
                  openForWaiters();
                });
  }

  /** Opens what waiters need and the minimum asks for. */
  void openForWaiters() {
    int wanted = waiters.count();
    for (int i = 0; i < wanted && openOne(config.maxConnections()); i++) {
      // one for each, as far as there is room
    }
    openMissing();
  }

  /** Retires idle connections that are too old, idle for too long, or whose backend has gone. */
  void inspectIdle() {
    for (Shard shard : shards) {
      for (PooledConnection member : shard.members()) {
        if (member.tryLease()) {
          inspect(member);
        }
      }
    }
  }

  private void inspect(PooledConnection owned) {
    long now = System.nanoTime();
    long idleTimeout = Deadline.saturatedNanos(config.idleTimeout());
    boolean unneeded =
        idleTimeout > 0
            && owned.idleNanos(now) >= idleTimeout
            && opening.reserved() > config.minConnections();
    if (unneeded || !owned.connection().check() || owned.hasExpired(now)) {
      retire(owned);
    } else {
      offer(owned, owned.idleSince()); // it stays as long idle as it was
    }
  }

  // Closing

  /**
   * Closes all connections; those in use when their statement has ended, or after a few seconds.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    maintenance.close();
    waiters.expire(Long.MAX_VALUE);
    CompletableFuture<Void> drained = opening.drain();
    retireAllIdle();
    if (!await(drained, STATEMENT_GRACE)) {
      abortAll();
    }
    // One more that is being opened may take as long as its connect_timeout; its poller must stay.
    if (await(drained, ABORT_GRACE)) {
      for (Shard shard : shards) {
        shard.readiness().close();
      }
      pollers.close();
    }
  }

  /** Waits, also if the thread is interrupted, whose status is kept. */
  private static boolean await(CompletableFuture<Void> future, Duration timeout) {
    long deadline = Deadline.after(timeout);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          return true;
        } catch (InterruptedException again) {
          interrupted = true;
        } catch (ExecutionException | TimeoutException late) {
          return false;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void retireAllIdle() {
    for (Shard shard : shards) {
      for (PooledConnection member : shard.members()) {
        if (member.tryLease()) {
          retire(member);
        }
      }
    }
  }

  private void abortAll() {
    for (Shard shard : shards) {
      for (PooledConnection member : shard.members()) {
        member.connection().abort();
      }
    }
  }

  // Errors

  private AcquireTimeoutException refused(SqlText text) {
    PoolStats stats = stats();
    return new AcquireTimeoutException(
        "no connection for "
            + text
            + ": "
            + stats.waiting()
            + " callers wait already (maxWaiters), "
            + stats.busy()
            + " connections are busy",
        stats.busy(),
        stats.waiting(),
        Duration.ZERO,
        opening.failure());
  }

  private AcquireTimeoutException timedOut(SqlText text, Waiter waiter) {
    PoolStats stats = stats();
    Duration waited = Duration.ofNanos(System.nanoTime() - waiter.since());
    Throwable failure = opening.failure();
    return new AcquireTimeoutException(
        "no connection for "
            + text
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

  private static ConnectionException closedException() {
    return new ConnectionException("the database is closed", null, true);
  }
}
