package org.loompq.runtime.pool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.loompq.runtime.connection.Deadline;

/**
 * The pool's platform thread for what nobody waits for: it has waiters give up when their time is
 * over, inspects idle connections, opens what is missing, and reports leases that last too long. A
 * platform thread, so that it is on time even when all carriers are busy.
 */
final class Maintenance implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger("org.loompq.pool");
  private static final long INSPECTION_INTERVAL = 1_000_000_000L;

  private final Upkeep upkeep;
  private final Lifecycle lifecycle;
  private final Waiters waiters;
  private final Backlog backlog;
  private final Leases leases;
  private final Alarm alarm;
  private final long acquireTimeout;
  private final Thread thread;
  private volatile boolean closed;

  Maintenance(
      Upkeep upkeep,
      Lifecycle lifecycle,
      Waiters waiters,
      Backlog backlog,
      Leases leases,
      Alarm alarm,
      Duration acquireTimeout) {
    this.upkeep = upkeep;
    this.lifecycle = lifecycle;
    this.waiters = waiters;
    this.backlog = backlog;
    this.leases = leases;
    this.alarm = alarm;
    this.acquireTimeout = Deadline.saturatedNanos(acquireTimeout);
    this.thread = Thread.ofPlatform().daemon().name("loompq-maintenance").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    closed = true;
    alarm.ring();
  }

  private void run() {
    long nextInspection = System.nanoTime() + INSPECTION_INTERVAL;
    while (!closed) {
      long now = System.nanoTime();
      if (now - nextInspection >= 0) {
        inspect();
        nextInspection = now + INSPECTION_INTERVAL;
      }
      // Planned first, then looked: who joins meanwhile finds the plan too late, and changes it.
      alarm.plan(nextInspection);
      lookAround(now);
      if (!closed) {
        alarm.sleep();
      }
    }
  }

  /** Has those give up whose time is over, and plans for the next. */
  private void lookAround(long now) {
    try {
      waiters.expire(now - acquireTimeout);
      backlog.expire(now - acquireTimeout, now);
      upkeep.checkDeadlines();
      long far = now + INSPECTION_INTERVAL;
      alarm.at(waiters.oldestSince(far) + acquireTimeout);
      alarm.at(backlog.oldestSince(far) + acquireTimeout);
      long earliest = backlog.earliestDeadlineAfter(now);
      if (earliest != Deadline.NONE) {
        alarm.at(earliest);
      }
    } catch (RuntimeException | Error unexpected) {
      LOGGER.log(Level.WARNING, "deadlines could not be checked", unexpected);
    }
  }

  /** This thread must live on, whatever happens: others wait for it to end their waits. */
  private void inspect() {
    try {
      upkeep.inspect();
      lifecycle.openMissing();
      leases.reportLeaks(System.nanoTime());
    } catch (RuntimeException | Error unexpected) {
      LOGGER.log(Level.WARNING, "the pool could not be inspected", unexpected);
    }
  }
}
