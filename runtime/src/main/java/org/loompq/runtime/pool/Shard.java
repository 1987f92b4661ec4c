package org.loompq.runtime.pool;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.connection.Connection;
import org.loompq.runtime.connection.Readiness;

/** The connections that the callers on one carrier thread use first. */
final class Shard {

  private static final PooledConnection[] NONE = {};

  private final int number;
  private final Readiness readiness;
  private final ShardCounters counters = new ShardCounters();

  /** Guards writing {@code members}, which is copied on every write and read without it. */
  private final ReentrantLock membersLock = new ReentrantLock();

  private volatile PooledConnection[] members = NONE;

  /** Connections that are open, being opened or being closed. */
  private final AtomicInteger places = new AtomicInteger();

  /**
   * A shard without connections.
   *
   * @param number from 0
   */
  Shard(int number, Readiness readiness) {
    this.number = number;
    this.readiness = readiness;
  }

  int number() {
    return number;
  }

  /** How many connections are open, being opened or being closed. */
  int places() {
    return places.get();
  }

  /** Takes a place for a connection that is to be opened, if there is one below a limit. */
  boolean takePlace(int limit) {
    int current = places.get();
    while (current < limit) {
      if (places.compareAndSet(current, current + 1)) {
        return true;
      }
      current = places.get();
    }
    return false;
  }

  /** Gives a place back: its connection was closed, or could not be opened. */
  void freePlace() {
    places.decrementAndGet();
  }

  Readiness readiness() {
    return readiness;
  }

  ShardCounters counters() {
    return counters;
  }

  /** The first idle connection, with a request more; the same few stay warm. */
  @Nullable PooledConnection tryShareIdle(boolean last) {
    for (PooledConnection member : members) {
      if (member.isIdle() && member.connection().takesRequests() && member.tryShare(1, last)) {
        return member;
      }
    }
    return null;
  }

  /**
   * The connection with the fewest requests, with one more.
   *
   * @param most requests that a connection may carry
   * @param last whether none is to come behind this one
   * @param patience how long the first of them may have been running, in nanoseconds
   */
  @Nullable PooledConnection tryShare(int most, boolean last, long now, long patience) {
    while (true) {
      PooledConnection least = leastLoaded(most, now, patience);
      if (least == null || least.tryShare(most, last)) {
        return least;
      }
    }
  }

  private @Nullable PooledConnection leastLoaded(int most, long now, long patience) {
    PooledConnection least = null;
    int load = most;
    for (PooledConnection member : members) {
      int other = member.load();
      if (other < load && isToBeJoined(member.connection(), other, now, patience)) {
        least = member;
        load = other;
      }
    }
    return least;
  }

  /** A connection that is held gives back what it is given, which must not go there again. */
  private static boolean isToBeJoined(Connection connection, int load, long now, long patience) {
    return load == 0 ? connection.takesRequests() : !connection.isStalled(now, patience);
  }

  /** The first idle connection, for the caller to own. */
  @Nullable PooledConnection tryOwn() {
    for (PooledConnection member : members) {
      if (member.tryOwn()) {
        return member;
      }
    }
    return null;
  }

  /** The connections of this moment. */
  PooledConnection[] members() {
    return members;
  }

  void add(PooledConnection member) {
    membersLock.lock();
    try {
      PooledConnection[] copy = Arrays.copyOf(members, members.length + 1);
      copy[copy.length - 1] = member;
      members = copy;
    } finally {
      membersLock.unlock();
    }
  }

  /** Removes one if there are more than that many; true if it did. */
  boolean removeSurplus(PooledConnection member, int most) {
    if (members.length <= most) {
      return false;
    }
    membersLock.lock();
    try {
      if (members.length <= most) { // others have removed theirs meanwhile
        return false;
      }
      remove(member);
      return true;
    } finally {
      membersLock.unlock();
    }
  }

  void remove(PooledConnection member) {
    membersLock.lock();
    try {
      members = Arrays.stream(members).filter(m -> m != member).toArray(PooledConnection[]::new);
    } finally {
      membersLock.unlock();
    }
  }
}
