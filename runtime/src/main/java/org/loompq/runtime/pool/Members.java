package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.loompq.DatabaseConfig;
import org.loompq.RetireReason;
import org.loompq.error.PgException;
import org.loompq.runtime.connection.Connection;
import org.loompq.runtime.connection.ConnectionSettings;
import org.loompq.runtime.connection.Connector;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Pollers;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/**
 * The connections of a pool, in their shards: opens them, leases them out, takes them back, and
 * retires those that are broken, too old, or no longer needed.
 */
final class Members {

  /** Lifetimes are shortened by up to this part, so that connections do not all end at once. */
  private static final double LIFETIME_JITTER = 0.1;

  /** A connection that was used this recently is used again without a look at its socket. */
  private static final long TRUSTED_IDLE_NANOS = 100_000;

  /** Nothing is put behind a statement that has been running for longer. */
  private static final long PATIENCE_NANOS = 5_000_000;

  /** How long closing waits for statements to end. */
  private static final Duration STATEMENT_GRACE = Duration.ofSeconds(5);

  /** How long closing then waits for those to leave whose statements were aborted. */
  private static final Duration ABORT_GRACE = Duration.ofSeconds(10);

  private final DatabaseConfig config;
  private final Waiters waiters;
  private final Backlog backlog;
  private final Alarm alarm;
  private final Counters counters;
  private final Connector connector;
  private final Pollers pollers;
  private final Shard[] shards;
  private final Opening opening;
  private final long slowNanos;
  private final AtomicInteger turns = new AtomicInteger();
  private volatile Limits limits;
  private volatile boolean closed;

  Members(DatabaseConfig config, Waiters waiters, Backlog backlog, Counters counters, Alarm alarm) {
    this.config = config;
    this.slowNanos = Deadline.saturatedNanos(config.slowStatementThreshold());
    this.waiters = waiters;
    this.backlog = backlog;
    this.alarm = alarm;
    this.counters = counters;
    this.connector = new Connector(ConnectionSettings.of(config));
    this.pollers = Pollers.create();
    this.shards = new Shard[Math.min(config.shards(), config.maxConnections())];
    Arrays.setAll(shards, i -> new Shard(i, pollers.readiness(i)));
    this.limits = new Limits(config.minConnections(), config.maxConnections(), shards.length);
    this.opening = new Opening();
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

  // Sharing

  /**
   * A connection with room for another request, which is counted already: an idle one of the
   * caller's shard, else its least loaded one, else one of another shard; null if there is none.
   *
   * @param last whether none is to come behind the request
   */
  @Nullable PooledConnection tryShare(boolean last) {
    if (closed) {
      return null;
    }
    int first = Carrier.number();
    PooledConnection found = shard(first).tryShareIdle(last);
    if (found != null) {
      return found;
    }
    if (opening.hasRoom(limits.most())) {
      openAnother();
    }
    long now = System.nanoTime();
    for (int i = 0; i < shards.length; i++) {
      found = shard(first + i).tryShare(config.pipelineDepth(), last, now, PATIENCE_NANOS);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Whether none is put behind a statement: it takes long, or nobody knows how long. */
  boolean isLast(@Nullable SqlText text) {
    return text != null
        && (!text.isMeasured() || (slowNanos > 0 && text.typicalNanos() > slowNanos));
  }

  /** Gives requests of the backlog to connections that have become free before they joined it. */
  void serveBacklog() {
    while (backlog.count() > 0) {
      PooledConnection free = tryShare(isLast(backlog.first()));
      if (free == null || !serveOne(free)) {
        return;
      }
    }
  }

  /** Fills a connection from the backlog. */
  void fill(PooledConnection shared) {
    while (backlog.count() > 0
        && !closed
        && !shared.connection().isHeld()
        && shared.tryShare(config.pipelineDepth(), isLast(backlog.first()))
        && serveOne(shared)) {
      // as long as there are requests and room
    }
  }

  /** Submits the first of the backlog to a connection that counts it already. */
  private boolean serveOne(PooledConnection shared) {
    Request request = backlog.poll();
    if (request == null) {
      shared.ended();
      return false;
    }
    if (isLast(request.text())) {
      var _ = shared.reserve(); // another may have taken the one that was looked at before
    }
    long deadline = request.deadline(); // read first: its owner may begin anew once it is back
    shared.connection().submit(request);
    alarm.atDeadline(deadline); // nobody could see it on its way from the backlog
    return true;
  }

  private Shard shard(int number) {
    return shards[Math.floorMod(number, shards.length)];
  }

  /** Somebody who waits at a connection wants to leave then. */
  void deadline(long when) {
    alarm.at(when);
  }

  // Leasing

  /** An idle connection of the caller's shard, else of another, to own; null if there is none. */
  @Nullable PooledConnection tryLease() {
    if (closed) {
      return null;
    }
    int first = Carrier.number();
    for (int i = 0; i < shards.length; i++) {
      Shard shard = shard(first + i);
      for (PooledConnection idle = shard.tryOwn(); idle != null; idle = shard.tryOwn()) {
        if (isAlive(idle)) {
          return idle;
        }
        retire(idle, RetireReason.BROKEN);
      }
    }
    return null;
  }

  /** Looks at a connection that was idle for a while: its backend may have gone meanwhile. */
  static boolean isAlive(PooledConnection owned) {
    Connection connection = owned.connection();
    if (System.nanoTime() - connection.lastAnswered() >= TRUSTED_IDLE_NANOS) {
      connection.check();
    }
    return connection.isUsable();
  }

  /** Finds a connection for somebody who waits for a lease: an idle one, or the next to be so. */
  void serveWaiter() {
    PooledConnection idle = tryLease();
    if (idle != null) {
      release(idle);
      return;
    }
    PooledConnection least = null;
    for (Shard shard : shards) {
      for (PooledConnection member : shard.members()) {
        if (member.load() < (least == null ? Integer.MAX_VALUE : least.load())) {
          least = member;
        }
      }
    }
    if (least != null && least.reserve()) {
      release(least);
    }
  }

  /** Takes back a connection that the caller owns, without a round trip. */
  void release(PooledConnection owned) {
    RetireReason reason = whyUnfit(owned);
    if (reason == null) {
      offer(owned);
    } else {
      retire(owned, reason);
    }
  }

  /** Why nobody is to use a connection any more; null if it goes on. */
  private @Nullable RetireReason whyUnfit(PooledConnection owned) {
    if (closed) {
      return RetireReason.CLOSED;
    }
    if (!owned.connection().isUsable()) {
      return owned.whyUnusable();
    }
    if (owned.hasExpired(System.nanoTime())) {
      return RetireReason.EXPIRED;
    }
    return owned.home().members().length > limits.mostOf(owned.home())
        ? RetireReason.SURPLUS
        : null;
  }

  /** Hands a connection to whoever waits for a lease, or shares it; in turn if both are waiting. */
  private void offer(PooledConnection owned) {
    boolean lease = backlog.count() == 0 || turns.getAndIncrement() % 2 == 0;
    while (true) {
      if (closed) {
        retire(owned, RetireReason.CLOSED);
        return;
      }
      if (lease && waiters.hand(owned)) {
        return;
      }
      lease = true;
      owned.giveBack();
      fill(owned);
      if ((waiters.count() == 0 && !closed && owned.connection().isUsable()) || !owned.reserve()) {
        return; // once it is reserved, the last request's end brings it back here
      }
      if (!owned.connection().isUsable()) {
        retire(owned, owned.whyUnusable());
        return;
      }
    }
  }

  // Opening

  /**
   * Opens the first connection, and waits for it.
   *
   * @throws org.loompq.error.ConnectionException if it cannot be made
   */
  void openFirst() {
    Shard home = shards[0];
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
    openOne(shard(Carrier.number()), limits::mostOf);
  }

  private boolean openOne(Shard wanted, ToIntFunction<Shard> limit) {
    if (closed || opening.isBackingOff(System.nanoTime())) {
      return false;
    }
    Shard home = takePlace(wanted, limit);
    if (home == null) {
      return false;
    }
    if (!opening.reserve(limits.most())) { // others have more than their share, still
      home.freePlace();
      return false;
    }
    if (closed) { // it was closed meanwhile, and perhaps its pollers with it
      home.freePlace();
      opening.abandoned();
      return false;
    }
    var _ =
        connector
            .connect()
            .thenAccept(connection -> admit(connection, home))
            .exceptionally(failed -> retryLater(failed, home));
    return true;
  }

  /** Takes a place in a shard, or else in the next that has fewer than its share. */
  private @Nullable Shard takePlace(Shard wanted, ToIntFunction<Shard> limit) {
    for (int i = 0; i < shards.length; i++) {
      Shard shard = shard(wanted.number() + i);
      if (shard.takePlace(limit.applyAsInt(shard))) {
        return shard;
      }
    }
    return null;
  }

  private @Nullable Void retryLater(Throwable failed, Shard home) {
    home.freePlace();
    counters.openFailures.increment();
    long delay = opening.failed(cause(failed), System.nanoTime());
    CompletableFuture.delayedExecutor(delay, TimeUnit.NANOSECONDS).execute(this::openMissing);
    return null;
  }

  private static Throwable cause(Throwable failed) {
    Throwable cause = failed.getCause();
    return cause == null ? failed : cause;
  }

  private void admit(Connection connection, Shard home) {
    PooledConnection member =
        new PooledConnection(connection, home, this, expiry(System.nanoTime()));
    try {
      connection.attach(home.readiness(), member);
    } catch (RuntimeException notWatched) {
      var _ = connector.close(connection);
      throw notWatched;
    }
    home.add(member);
    home.counters().opened();
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

  private Shard emptiest() {
    Shard emptiest = shards[0];
    for (Shard shard : shards) {
      if (shard.places() < emptiest.places()) {
        emptiest = shard;
      }
    }
    return emptiest;
  }

  // Retiring

  /** Closes a connection that the caller owns, in the background, and replaces it if needed. */
  void retire(PooledConnection owned, RetireReason reason) {
    owned.home().remove(owned);
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

  /**
   * Retires connections that are too old, idle for too long, or whose backend has gone; has those
   * in use look whether they still get on.
   */
  void inspect() {
    long now = System.nanoTime();
    for (Shard shard : shards) {
      for (PooledConnection member : shard.members()) {
        if (member.tryOwn()) {
          inspectIdle(member, now);
        } else {
          member.connection().check();
          if (member.hasExpired(now) && member.reserve()) {
            retire(member, RetireReason.EXPIRED);
          }
        }
      }
    }
  }

  private void inspectIdle(PooledConnection owned, long now) {
    long idleTimeout = Deadline.saturatedNanos(config.idleTimeout());
    long idle = now - owned.connection().lastAnswered();
    Shard home = owned.home();
    boolean unneeded =
        idleTimeout > 0 && idle >= idleTimeout && home.members().length > limits.leastOf(home);
    owned.connection().check();
    if (unneeded) {
      retire(owned, RetireReason.IDLE);
    } else {
      release(owned);
    }
  }

  /** Has those leave whose deadlines have passed. */
  void checkDeadlines() {
    for (Shard shard : shards) {
      for (PooledConnection member : shard.members()) {
        if (member.inFlight() > 0 || member.isOwned()) {
          member.connection().checkDeadlines();
        }
      }
    }
  }

  /**
   * Opens what the new minimum asks for, and retires what the new maximum does not allow.
   *
   * @throws IllegalArgumentException if the numbers do not fit together
   */
  void resize(int least, int most) {
    limits = new Limits(least, most, shards.length);
    for (Shard shard : shards) {
      retireSurplus(shard, shard.members().length - limits.mostOf(shard));
    }
    openMissing();
  }

  /** Idle ones first, then those in use as soon as their last statement has ended. */
  private void retireSurplus(Shard shard, int count) {
    int surplus = count;
    for (PooledConnection member : shard.members()) {
      if (surplus > 0 && member.tryOwn()) {
        retire(member, RetireReason.SURPLUS);
        surplus--;
      }
    }
    for (PooledConnection member : shard.members()) {
      if (surplus > 0 && member.load() != Integer.MAX_VALUE) {
        surplus--;
        if (member.reserve()) { // else it is released, and retired, with its last statement
          release(member);
        }
      }
    }
  }

  Limits limits() {
    return limits;
  }

  /** How many connections are in use by a statement or a lease. */
  int busy() {
    int busy = 0;
    for (Shard shard : shards) {
      for (PooledConnection member : shard.members()) {
        if (!member.isIdle()) {
          busy++;
        }
      }
    }
    return busy;
  }

  // Closing

  /** Closes all: those in use when their statement has ended, or after a few seconds. */
  void close() {
    closed = true;
    waiters.expireAll(); // whoever joins from now on sees that it is closed
    backlog.refuseAll();
    CompletableFuture<Void> drained = opening.drain();
    reserveAll();
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

  /** Those that are idle go at once, the others with the end of their last statement. */
  private void reserveAll() {
    for (Shard shard : shards) {
      for (PooledConnection member : shard.members()) {
        if (member.reserve()) {
          retire(member, RetireReason.CLOSED);
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
