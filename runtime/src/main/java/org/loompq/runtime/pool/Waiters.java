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

  /** Guards the queue, the count, and the outcome of each waiter. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Those who left stay until they come to the head. */
  private final ArrayDeque<Waiter> queue = new ArrayDeque<>();

  /** Written under the lock; read without it where a moment's difference does not matter. */
  private final AtomicInteger count = new AtomicInteger();

  /** About how many are waiting. Never 0 while one waits whose {@link #add} has returned. */
  int count() {
    return count.get();
  }

  /** How many are waiting: none of those who have got their outcome. */
  int exactCount() {
    lock.lock();
    try {
      return count.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Joins the queue, unless that many wait already. One who comes back, since what he was handed
   * could not be used, joins in any case, and where he was: in the order of those who began to
   * wait.
   */
  boolean add(Waiter waiter, int most) {
    lock.lock();
    try {
      if (count.get() >= most && !waiter.comesBack()) {
        return false;
      }
      insert(waiter);
      count.incrementAndGet();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void insert(Waiter waiter) {
    ArrayDeque<Waiter> behind = new ArrayDeque<>(0);
    while (!queue.isEmpty() && waiter.since() - queue.peekLast().since() < 0) {
      behind.push(queue.removeLast());
    }
    queue.addLast(waiter);
    queue.addAll(behind);
  }

  /** Stops waiting, if the outcome is not decided yet. Called by the waiter's own thread. */
  void leave(Waiter waiter) {
    lock.lock();
    try {
      if (waiter.isWaiting()) {
        waiter.leave();
        count.decrementAndGet();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Hands a connection to the first waiter, if there is one. */
  boolean hand(PooledConnection connection) {
    if (count.get() == 0) {
      return false;
    }
    lock.lock();
    try {
      Waiter first = first();
      if (first == null) {
        return false;
      }
      queue.removeFirst();
      count.decrementAndGet();
      first.hand(connection);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has all those give up who began to wait before some time.
   *
   * @param before on the clock of {@link System#nanoTime}
   */
  void expire(long before) {
    lock.lock();
    try {
      Waiter first = first();
      while (first != null && first.since() - before <= 0) {
        giveUpFirst(first);
        first = first();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Has all give up. */
  void expireAll() {
    lock.lock();
    try {
      for (Waiter first = first(); first != null; first = first()) {
        giveUpFirst(first);
      }
    } finally {
      lock.unlock();
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

  private void giveUpFirst(Waiter first) {
    queue.removeFirst();
    count.decrementAndGet();
    first.giveUp();
  }

  /** The first who is still waiting; drops those before him who left. Under the lock. */
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
