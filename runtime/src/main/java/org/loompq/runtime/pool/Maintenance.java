package org.loompq.runtime.pool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.loompq.runtime.connection.Deadline;

/**
 * The pool's platform thread for what nobody waits for: it has waiters give up when their time is
 * over, inspects idle connections, opens what is missing, and reports leases that last too long. A
 * platform thread, so that it is on time even when all carriers are busy.
 */
final class Maintenance implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger("org.loompq.pool");
  private static final long INSPECTION_INTERVAL = 1_000_000_000L;

  private final Members members;
  private final Waiters waiters;
  private final Leases leases;
  private final long acquireTimeout;
  private final Thread thread;

  /** When the thread looks next. */
  private volatile long wakesAt;

  private volatile boolean closed;

  Maintenance(Members members, Waiters waiters, Leases leases, Duration acquireTimeout) {
    this.members = members;
    this.waiters = waiters;
    this.leases = leases;
    this.acquireTimeout = Deadline.saturatedNanos(acquireTimeout);
    this.thread = Thread.ofPlatform().daemon().name("loompq-maintenance").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Makes sure that the thread looks before a new waiter's time is over. */
  void waiterJoined(long since) {
    if (since + acquireTimeout - wakesAt < 0) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    long nextInspection = System.nanoTime() + INSPECTION_INTERVAL;
    while (!closed) {
      long now = System.nanoTime();
      waiters.expire(now - acquireTimeout);
      if (now - nextInspection >= 0) {
        inspect();
        nextInspection = now + INSPECTION_INTERVAL;
      }
      // First published, then read: a waiter that joins in between sees the time and wakes us.
      wakesAt = nextInspection;
      long firstTimeout = waiters.oldestSince(nextInspection) + acquireTimeout;
      long until = firstTimeout - nextInspection < 0 ? firstTimeout : nextInspection;
      wakesAt = until;
      LockSupport.parkNanos(this, Math.max(until - System.nanoTime(), 0));
    }
  }

  /** This thread must live on, whatever happens: others wait for it to end their waits. */
  private void inspect() {
    try {
      members.inspectIdle();
      members.openMissing();
      leases.reportLeaks(System.nanoTime());
    } catch (RuntimeException unexpected) {
      LOGGER.log(Level.WARNING, "the pool could not be inspected", unexpected);
    }
  }
}
