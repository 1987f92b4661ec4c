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
import org.loompq.error.PgException;
import org.loompq.runtime.connection.Connection;
import org.loompq.runtime.connection.ConnectionSettings;
import org.loompq.runtime.connection.Connector;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Pollers;

/**
 * The connections of a pool, in their shards: opens them, leases them out, takes them back, and
 * retires those that are broken, too old, or no longer needed.
 */
final class Members {

  /** Lifetimes are shortened by up to this part, so that connections do not all end at once. */
  private static final double LIFETIME_JITTER = 0.1;

  /** A connection that was used this recently is used again without a look at its socket. */
  private static final long TRUSTED_IDLE_NANOS = 100_000;

  /** How long closing waits for statements to end. */
  private static final Duration STATEMENT_GRACE = Duration.ofSeconds(5);

  /** How long closing then waits for those to leave whose statements were aborted. */
  private static final Duration ABORT_GRACE = Duration.ofSeconds(10);

  private final DatabaseConfig config;
  private final Waiters waiters;
  private final Counters counters;
  private final Connector connector;
  private final Pollers pollers;
  private final Shard[] shards;
  private final Opening opening;
  private volatile boolean closed;

  Members(DatabaseConfig config, Waiters waiters, Counters counters) {
    this.config = config;
    this.waiters = waiters;
    this.counters = counters;
    this.connector = new Connector(ConnectionSettings.of(config), config.maxConnections());
    this.pollers = Pollers.create();
    this.shards = new Shard[Math.min(config.shards(), config.maxConnections())];
    Arrays.setAll(shards, i -> new Shard(pollers.readiness(i)));
    this.opening = new Opening(config.maxConnections());
  }

  Shard[] shards() {
    return shards;
  }

  Opening opening() {
    return opening;
  }

  boolean isClosed() {
    return closed;
  }

  // Lending

  /** An idle connection of the caller's shard, else of another; null if there is none. */
  @Nullable PooledConnection tryLease() {
    if (closed) {
      return null;
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
  static boolean isAlive(PooledConnection owned) {
    return owned.idleNanos(System.nanoTime()) < TRUSTED_IDLE_NANOS || owned.connection().check();
  }

  /** Hands idle connections to waiters: one may have become idle just before they queued. */
  void lendIdle() {
    while (waiters.count() > 0) {
      PooledConnection idle = tryLease();
      if (idle == null) {
        return;
      }
      release(idle);
    }
  }

  /** Takes a connection back, without a round trip. */
  void release(PooledConnection lent) {
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
      if (closed) {
        retire(lent);
        return;
      }
      lent.idleSince(idleSince);
      if (waiters.hand(lent)) {
        return;
      }
      lent.giveBack();
    } while ((waiters.count() > 0 || closed) && lent.tryLease());
  }

  // Opening

  /**
   * Opens the first connection, and waits for it.
   *
   * @throws org.loompq.error.ConnectionException if it cannot be made
   */
  void openFirst() {
    opening.reserve(1);
    try {
      connector.connect().thenAccept(this::admit).join();
    } catch (CompletionException failed) {
      var _ = opening.failed(cause(failed), System.nanoTime());
      throw cause(failed) instanceof PgException reason ? reason : failed;
    }
  }

  /** Opens what waiters need and the minimum asks for, in the background. */
  void openMissing() {
    int wanted = waiters.count();
    for (int i = 0; i < wanted && openOne(config.maxConnections()); i++) {
      // one for each, as far as there is room
    }
    while (openOne(config.minConnections())) {
      // until the minimum is reserved, or an attempt failed lately
    }
  }

  /** Opens another connection in the background, if there is room. */
  void openAnother() {
    openOne(config.maxConnections());
  }

  private boolean openOne(int limit) {
    if (closed || opening.isBackingOff(System.nanoTime()) || !opening.reserve(limit)) {
      return false;
    }
    if (closed) { // it was closed meanwhile, and perhaps its pollers with it
      opening.abandoned();
      return false;
    }
    var _ = connector.connect().thenAccept(this::admit).exceptionally(this::retryLater);
    return true;
  }

  private @Nullable Void retryLater(Throwable failed) {
    counters.openFailures.increment();
    long delay = opening.failed(cause(failed), System.nanoTime());
    CompletableFuture.delayedExecutor(delay, TimeUnit.NANOSECONDS).execute(this::openMissing);
    return null;
  }

  private static Throwable cause(Throwable failed) {
    Throwable cause = failed.getCause();
    return cause == null ? failed : cause;
  }

  private void admit(Connection connection) {
    Shard home = smallestShard();
    try {
      connection.attach(home.readiness());
    } catch (RuntimeException notWatched) {
      var _ = connector.close(connection);
      throw notWatched;
    }
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

  // Retiring

  /** Closes a connection that the caller owns, in the background, and replaces it if needed. */
  void retire(PooledConnection owned) {
    owned.home().remove(owned);
    counters.retired.increment();
    var _ =
        connector
            .close(owned.connection())
            .whenComplete(
                (nothing, failed) -> {
                  opening.closed();
                  openMissing();
                });
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
        idleTimeout > 0 && owned.idleNanos(now) >= idleTimeout && count() > config.minConnections();
    if (unneeded || !owned.connection().check() || owned.hasExpired(now)) {
      retire(owned);
    } else {
      offer(owned, owned.idleSince()); // it stays as long idle as it was
    }
  }

  /** How many connections there are, without those that are being opened or closed. */
  private int count() {
    int count = 0;
    for (Shard shard : shards) {
      count += shard.members().length;
    }
    return count;
  }

  // Closing

  /** Closes all: those in use when their statement has ended, or after a few seconds. */
  void close() {
    closed = true;
    waiters.expireAll(); // whoever joins from now on sees that it is closed
    CompletableFuture<Void> drained = opening.drain();
    retireAllIdle();
    if (!await(drained, STATEMENT_GRACE)) {
      abortAll();
    }
    // One more that is being opened may take as long as its connect_timeout; its poller must stay.
    await(drained.thenRun(this::closePollers), ABORT_GRACE);
  }

  private void closePollers() {
    for (Shard shard : shards) {
      shard.readiness().close();
    }
    pollers.close();
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
}
