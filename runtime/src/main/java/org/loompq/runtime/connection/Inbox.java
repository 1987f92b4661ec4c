package org.loompq.runtime.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.loompq.Notification;
import org.loompq.runtime.libpq.Libpq;

/**
 * Notifications on their way from a connection's worker to those who take them, any number of
 * threads. As long as enough wait here, the worker leaves the rest in the socket, and the server
 * has to keep them. If the connection is lost, those of the next one come behind.
 */
public final class Inbox {

  /** With so many the worker reads no more; what he has read at once by then still comes. */
  static final int ENOUGH = 1_000;

  /** With so few he goes on. */
  private static final int FEW = ENOUGH / 2;

  /** Held for a few instructions; guards the fields below. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final Queue<Notification> waiting = new ArrayDeque<>();

  private @Nullable Connection source;

  /** Whether the worker has stopped reading. */
  private boolean full;

  /** When something was heard of the server, or taken from here. */
  private long lastHeard = System.nanoTime();

  /** Why no more are given out; null as long as some are. */
  private @Nullable Supplier<? extends RuntimeException> end;

  /** Empty. */
  public Inbox() {}

  /** What is delivered next comes from there. */
  void comesFrom(Connection connection) {
    lock.lock();
    try {
      source = connection;
    } finally {
      lock.unlock();
    }
  }

  // For the worker

  /** Whether nothing more is to be read for now. */
  boolean isFull() {
    lock.lock();
    try {
      full = end != null || waiting.size() > (full ? FEW : ENOUGH - 1);
      return full;
    } finally {
      lock.unlock();
    }
  }

  /** Takes over what libpq has read. */
  void takeFrom(long conn) {
    for (long notify = Libpq.notifies(conn); notify != 0; notify = Libpq.notifies(conn)) {
      try {
        add(
            new Notification(
                Libpq.notifyChannel(notify), Libpq.notifyPayload(notify), Libpq.notifyPid(notify)));
      } finally {
        Libpq.freeMemory(notify);
      }
    }
  }

  // For whoever keeps the connection

  /** Adds one behind the others. */
  public void add(Notification notification) {
    lock.lock();
    try {
      if (end == null) {
        waiting.add(notification);
        lastHeard = System.nanoTime();
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The server was heard of otherwise. */
  public void heard() {
    lock.lock();
    try {
      lastHeard = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  /**
   * For how long nothing was heard of the server, in nanoseconds; 0 while some wait to be taken,
   * since nothing may be read then.
   */
  public long quietFor(long now) {
    lock.lock();
    try {
      return waiting.isEmpty() ? Math.max(now - lastHeard, 0) : 0;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives out no more, and has those leave who wait. What waits is dropped.
   *
   * @param why what they are told; the first who calls this decides
   */
  public void end(Supplier<? extends RuntimeException> why) {
    lock.lock();
    try {
      if (end == null) {
        end = why;
        waiting.clear();
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  // For those who take

  /** Why no more are given out; null as long as some are. */
  public @Nullable RuntimeException whyEnded() {
    lock.lock();
    try {
      return end == null ? null : end.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the next one and takes it.
   *
   * @param until when to leave, see {@link Deadline}
   * @return the notification; null if none has come in time, or no more are given out
   * @throws InterruptedException if the thread is interrupted; it has taken none
   */
  public @Nullable Notification take(long until) throws InterruptedException {
    Connection halted;
    Notification taken;
    lock.lockInterruptibly();
    try {
      awaitOne(until);
      taken = waiting.poll();
      if (taken != null) {
        lastHeard = System.nanoTime();
      }
      halted = full && waiting.size() <= FEW ? source : null;
    } finally {
      lock.unlock();
    }
    if (halted != null) {
      halted.goOn();
    }
    return taken;
  }

  private void awaitOne(long until) throws InterruptedException {
    while (waiting.isEmpty() && end == null) {
      if (until == Deadline.NONE) {
        changed.await();
      } else if (changed.awaitNanos(until - System.nanoTime()) <= 0) {
        return;
      }
    }
  }

  /** How many wait to be taken. */
  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }
}
