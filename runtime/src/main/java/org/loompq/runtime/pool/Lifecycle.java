package org.loompq.runtime.pool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.loompq.DatabaseConfig;
import org.loompq.RetireReason;
import org.loompq.error.PgException;
import org.loompq.runtime.connection.Connection;
import org.loompq.runtime.connection.ConnectionSettings;
import org.loompq.runtime.connection.Connector;
import org.loompq.runtime.connection.Deadline;

/**
 * Opens connections, each in a shard that has fewer than its share, and closes those that are
 * retired.
 */
final class Lifecycle {

  /** Lifetimes are shortened by up to this part, so that connections do not all end at once. */
  private static final double LIFETIME_JITTER = 0.1;

  private final DatabaseConfig config;
  private final Members members;
  private final Waiters waiters;
  private final Backlog backlog;
  private final Counters counters;
  private final Handover handover;
  private final Connector connector;
  private final Opening opening = new Opening();
  private final Outage outage = new Outage();

  Lifecycle(
      DatabaseConfig config,
      Members members,
      Waiters waiters,
      Backlog backlog,
      Counters counters,
      Handover handover) {
    this.config = config;
    this.members = members;
    this.waiters = waiters;
    this.backlog = backlog;
    this.counters = counters;
    this.handover = handover;
    this.connector = new Connector(ConnectionSettings.of(config));
  }

  Opening opening() {
    return opening;
  }

  Connector connector() {
    return connector;
  }

  // Opening

  /**
   * Opens the first connection, and waits for it.
   *
   * @throws org.loompq.error.ConnectionException if it cannot be made
   */
  void openFirst() {
    Shard home = members.shard(0);
    home.takePlace(1);
    opening.reserve(1);
    try {
      connector.connect().thenAccept(connection -> admit(connection, home)).join();
    } catch (CompletionException failed) {
      home.freePlace();
      var _ = opening.failed(cause(failed), System.nanoTime());
      throw cause(failed) instanceof PgException reason ? reason : failed;
    }
  }

  /** Opens what waiters need and the minimum asks for, in the background. */
  void openMissing() {
    Limits limits = members.limits();
    int wanted = waiters.count() + Math.min(backlog.count(), limits.most());
    for (int i = 0; i < wanted && openOne(emptiest(), limits::mostOf); i++) {
      // one for each, as far as there is room
    }
    while (openOne(emptiest(), limits::leastOf)) {
      // until the minimum is reserved, or an attempt failed lately
    }
  }

  /** Opens another connection in the background, if there is room; in the caller's shard first. */
  void openAnother() {
    openOne(members.shard(Carrier.number()), members.limits()::mostOf);
  }

  private boolean openOne(Shard wanted, ToIntFunction<Shard> limit) {
    if (members.isClosed() || opening.isBackingOff(System.nanoTime())) {
      return false;
    }
    Shard home = takePlace(wanted, limit);
    if (home == null) {
      return false;
    }
    if (!opening.reserve(members.limits().most())) { // others have more than their share, still
      home.freePlace();
      return false;
    }
    if (members.isClosed()) { // it was closed meanwhile, and perhaps its pollers with it
      home.freePlace();
      opening.abandoned();
      return false;
    }
    var _ =
        connect()
            .thenAccept(connection -> admit(connection, home))
            .exceptionally(failed -> retryLater(failed, home));
    return true;
  }

  /** Also where no thread can be started is a place to be given back. */
  private CompletableFuture<Connection> connect() {
    try {
      return connector.connect();
    } catch (RuntimeException | Error noThread) {
      return CompletableFuture.failedFuture(noThread);
    }
  }

  /** Takes a place in a shard, or else in the next that has fewer than its share. */
  private @Nullable Shard takePlace(Shard wanted, ToIntFunction<Shard> limit) {
    for (int i = 0; i < members.shards().length; i++) {
      Shard shard = members.shard(wanted.number() + i);
      if (shard.takePlace(limit.applyAsInt(shard))) {
        return shard;
      }
    }
    return null;
  }

  private @Nullable Void retryLater(Throwable failed, Shard home) {
    home.freePlace();
    counters.openFailures.increment();
    Throwable cause = cause(failed);
    long now = System.nanoTime();
    long delay = opening.failed(cause, now);
    CompletableFuture.delayedExecutor(delay, TimeUnit.NANOSECONDS).execute(this::openMissing);
    if (!members.isClosed()) {
      outage.failed(cause, opening.reserved() - opening.opening(), now);
    }
    return null;
  }

  private static Throwable cause(Throwable failed) {
    Throwable cause = failed.getCause();
    return cause == null ? failed : cause;
  }

  private void admit(Connection connection, Shard home) {
    PooledConnection member =
        new PooledConnection(connection, home, handover, expiry(System.nanoTime()));
    try {
      connection.attach(home.readiness(), member);
    } catch (RuntimeException notWatched) {
      var _ = connector.close(connection);
      throw notWatched;
    }
    home.add(member);
    home.counters().opened();
    opening.succeeded();
    handover.release(member);
    outage.ended(System.nanoTime());
  }

  private long expiry(long now) {
    if (config.maxLifetime().isZero()) {
      return now + Long.MAX_VALUE / 2;
    }
    long lifetime = Deadline.saturatedNanos(config.maxLifetime());
    return now + lifetime - (long) (lifetime * LIFETIME_JITTER * Math.random());
  }

  private Shard emptiest() {
    Shard emptiest = members.shard(0);
    for (Shard shard : members.shards()) {
      if (shard.places() < emptiest.places()) {
        emptiest = shard;
      }
    }
    return emptiest;
  }

  // Closing

  /** Closes a connection that the caller owns, in the background, and replaces it if needed. */
  void retire(PooledConnection owned, RetireReason reason) {
    owned.home().remove(owned);
    close(owned, reason);
  }

  /** Does that if the connection's shard has more than so many; true if it did. */
  boolean retireSurplus(PooledConnection owned, int most, RetireReason reason) {
    boolean surplus = owned.home().removeSurplus(owned, most);
    if (surplus) {
      close(owned, reason);
    }
    return surplus;
  }

  private void close(PooledConnection owned, RetireReason reason) {
    owned.home().counters().retired(reason);
    var _ =
        connector
            .close(owned.connection())
            .whenComplete(
                (nothing, failed) -> {
                  owned.home().freePlace();
                  opening.closed();
                  openMissing();
                });
  }
}
