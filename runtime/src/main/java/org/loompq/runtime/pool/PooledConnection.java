package org.loompq.runtime.pool;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.loompq.RetireReason;
import org.loompq.runtime.connection.Connection;
import org.loompq.runtime.connection.Request;

/**
 * A connection in a shard, with how many requests it carries, or who has it to himself. It is in
 * one of four conditions: shared, by any number of requests; reserved, when it takes no more and is
 * to become owned with the last one's end; owned by one thread, which may lend it out; gone.
 */
final class PooledConnection implements Connection.Observer {

  /** Somebody owns it: he leases it, or is about to retire it or to give it back. */
  private static final int OWNED = 1 << 30;

  /** It takes no more requests. */
  private static final int RESERVED = 1 << 29;

  private static final int COUNT = RESERVED - 1;

  private final Connection connection;
  private final Shard home;
  private final Handover handover;
  private final long expiresAt;

  /** Set once it is too old. */
  private volatile boolean expired;

  /** Who has leased it; null if nobody has. */
  private volatile @Nullable Lease lease;

  /** The flags, and the number of requests. */
  private final AtomicInteger state = new AtomicInteger(OWNED);

  /**
   * A connection that its maker owns.
   *
   * @param expiresAt when it is to be replaced, on the clock of {@link System#nanoTime}
   */
  PooledConnection(Connection connection, Shard home, Handover handover, long expiresAt) {
    this.connection = connection;
    this.home = home;
    this.handover = handover;
    this.expiresAt = expiresAt;
  }

  /** The one that has answered a request. */
  static PooledConnection of(Request answered) {
    if (answered.answeredBy().observer() instanceof PooledConnection found) {
      return found;
    }
    throw new IllegalStateException("the connection is in no pool");
  }

  Connection connection() {
    return connection;
  }

  Shard home() {
    return home;
  }

  boolean isIdle() {
    return state.get() == 0;
  }

  boolean isOwned() {
    return state.get() >= OWNED;
  }

  /** How many requests it carries; a very large number if it takes none. */
  int load() {
    int current = state.get();
    return current <= COUNT ? current : Integer.MAX_VALUE;
  }

  int inFlight() {
    return state.get() & COUNT;
  }

  /**
   * Takes on another request if it has fewer than that many.
   *
   * @param last whether none is to come behind it: nobody knows how long it takes
   */
  boolean tryShare(int most, boolean last) {
    int current = state.get();
    while (current < most) { // the flags make it larger than any limit
      if (state.compareAndSet(current, (current + 1) | (last ? RESERVED : 0))) {
        return true;
      }
      current = state.get();
    }
    return false;
  }

  /** Owns it if it is idle. */
  boolean tryOwn() {
    return state.get() == 0 && state.compareAndSet(0, OWNED);
  }

  /** Owns it if it is idle; else has it take no more, and handed over once it is. */
  boolean reserve() {
    while (true) {
      int current = state.get();
      if (current > COUNT) {
        return false;
      }
      if (state.compareAndSet(current, current == 0 ? OWNED : current | RESERVED)) {
        return current == 0;
      }
    }
  }

  /** Gives it back, for anybody to use. */
  void giveBack() {
    state.set(0);
  }

  /** Whether it was too old when it was last inspected. */
  boolean hasExpired() {
    return expired;
  }

  /** Looks at its age, on behalf of those who have no time to look at the clock. */
  boolean expireAt(long now) {
    expired = now - expiresAt >= 0;
    return expired;
  }

  @Nullable Lease lease() {
    return lease;
  }

  /** For its owner. */
  void leasedTo(@Nullable Lease begun) {
    lease = begun;
  }

  @Override
  public void ended() {
    if (state.decrementAndGet() == RESERVED && state.compareAndSet(RESERVED, OWNED)) {
      handover.release(this);
    }
  }

  @Override
  public void progressed() {
    handover.fill(this);
  }

  /** Why it cannot be used any more; for its owner. */
  RetireReason whyUnusable() {
    return connection.wasLeftInTransaction()
        ? RetireReason.LEFT_IN_TRANSACTION
        : RetireReason.BROKEN;
  }

  @Override
  public void broke() {
    if (reserve()) {
      handover.release(this); // which retires it
    }
  }

  @Override
  public void deadline(long when) {
    handover.deadline(when);
  }
}
