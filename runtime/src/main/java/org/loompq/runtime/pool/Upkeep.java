package org.loompq.runtime.pool;

import org.loompq.DatabaseConfig;
import org.loompq.RetireReason;
import org.loompq.runtime.connection.Deadline;

/** Keeps a pool in shape: looks after its connections, and changes how many there are. */
final class Upkeep {

  private final Members members;
  private final Lifecycle lifecycle;
  private final Handover handover;
  private final long idleTimeout;

  Upkeep(DatabaseConfig config, Members members, Lifecycle lifecycle, Handover handover) {
    this.members = members;
    this.lifecycle = lifecycle;
    this.handover = handover;
    this.idleTimeout = Deadline.saturatedNanos(config.idleTimeout());
  }

  /**
   * Retires connections that are too old, idle for too long, or whose backend has gone; has those
   * in use look whether they still get on.
   */
  void inspect() {
    long now = System.nanoTime();
    for (Shard shard : members.shards()) {
      for (PooledConnection member : shard.members()) {
        boolean expired = member.expireAt(now);
        if (member.tryOwn()) {
          inspectIdle(member, now);
        } else {
          member.connection().check();
          boolean surplus = shard.members().length > members.limits().mostOf(shard);
          if ((expired || surplus) && member.reserve()) {
            handover.release(member); // which retires it; else its last request's end does so
          }
        }
      }
    }
  }

  private void inspectIdle(PooledConnection owned, long now) {
    long idle = now - owned.connection().lastAnswered();
    int least = members.limits().leastOf(owned.home());
    if (idleTimeout > 0
        && idle >= idleTimeout
        && lifecycle.retireSurplus(owned, least, RetireReason.IDLE)) {
      return;
    }
    owned.connection().check();
    handover.release(owned);
  }

  /** Has those leave whose deadlines have passed. */
  void checkDeadlines() {
    for (Shard shard : members.shards()) {
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
    members.limit(least, most);
    for (Shard shard : members.shards()) {
      retireSurplus(shard, members.limits().mostOf(shard));
    }
    lifecycle.openMissing();
  }

  /** Idle ones first, then those in use as soon as their last statement has ended. */
  private void retireSurplus(Shard shard, int most) {
    for (PooledConnection member : shard.members()) {
      if (shard.members().length > most && member.tryOwn()) {
        handover.release(member);
      }
    }
    int surplus = shard.members().length - most;
    for (PooledConnection member : shard.members()) {
      if (surplus > 0 && member.load() != Integer.MAX_VALUE) {
        surplus--;
        if (member.reserve()) { // else it is released with its last statement
          handover.release(member);
        }
      }
    }
  }
}
