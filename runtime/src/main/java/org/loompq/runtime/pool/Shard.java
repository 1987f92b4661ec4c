package org.loompq.runtime.pool;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.connection.Readiness;

/** The connections that the callers on one carrier thread use first. */
final class Shard {

  private static final PooledConnection[] NONE = {};

  private final Readiness readiness;

  /** Guards writing {@code members}, which is copied on every write and read without it. */
  private final ReentrantLock membersLock = new ReentrantLock();

  private volatile PooledConnection[] members = NONE;

  Shard(Readiness readiness) {
    this.readiness = readiness;
  }

  Readiness readiness() {
    return readiness;
  }

  /** The first idle connection, for the caller to own; the same few stay warm. */
  @Nullable PooledConnection tryLease() {
    for (PooledConnection member : members) {
      if (member.tryLease()) {
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

  void remove(PooledConnection member) {
    membersLock.lock();
    try {
      members = Arrays.stream(members).filter(m -> m != member).toArray(PooledConnection[]::new);
    } finally {
      membersLock.unlock();
    }
  }
}
