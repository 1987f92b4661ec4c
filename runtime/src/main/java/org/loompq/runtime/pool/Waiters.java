package org.loompq.runtime.pool;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Callers that wait for a connection, first come first served. All wait for the same time at most,
 * so the first in the queue is also the first whose time is over: one look at the head is enough,
 * and nobody needs a timer of his own.
 */
final class Waiters {

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock. Those who left stay until they come to the head. */
  private final ArrayDeque<Waiter> queue = new ArrayDeque<>();

  /** How many are waiting: up before one queues, down by whoever decides its outcome. */
  private final AtomicInteger count = new AtomicInteger();

  int count() {
    return count.get();
  }

  /** Joins the end of the queue, unless that many wait already. */
  boolean add(Waiter waiter, int most) {
    lock.lock();
    try {
      if (count.get() >= most) {
        return false;
      }
      count.incrementAndGet();
      queue.addLast(waiter);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Stops waiting. False if the outcome was decided before. Called by the waiter's own thread. */
  boolean leave(Waiter waiter) {
    return countDown(waiter.leave());
  }

  /** Hands a connection to the first waiter, if there is one. */
  boolean hand(PooledConnection connection) {
    if (count.get() == 0) {
      return false;
    }
    for (Waiter first = takeFirst(Long.MAX_VALUE);
        first != null;
        first = takeFirst(Long.MAX_VALUE)) {
      if (countDown(first.hand(connection))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Has all those give up who began to wait before some time.
   *
   * @param before on the clock of {@link System#nanoTime}; {@code Long.MAX_VALUE} for all
   */
  void expire(long before) {
    for (Waiter late = takeFirst(before); late != null; late = takeFirst(before)) {
      countDown(late.giveUp());
    }
  }

  /** When the first began to wait; the given time if nobody waits. */
  long oldestSince(long otherwise) {
    lock.lock();
    try {
      Waiter first = first();
      return first == null ? otherwise : first.since();
    } finally {
      lock.unlock();
    }
  }

  private boolean countDown(boolean decided) {
    if (decided) {
      count.decrementAndGet();
    }
    return decided;
  }

  private @Nullable Waiter takeFirst(long before) {
    lock.lock();
    try {
      Waiter first = first();
      if (first == null || (before != Long.MAX_VALUE && first.since() - before > 0)) {
        return null;
      }
      return queue.removeFirst();
    } finally {
      lock.unlock();
    }
  }

  /** The first who is still waiting; drops those before him who left. */
  private @Nullable Waiter first() {
    for (Waiter first = queue.peekFirst(); first != null; first = queue.peekFirst()) {
      if (first.isWaiting()) {
        return first;
      }
      queue.removeFirst();
    }
    return null;
  }
}
