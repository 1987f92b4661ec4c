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
 * has to keep them.
 *
 * <p>If the connection is lost, a mark comes behind its notifications, and behind the mark those of
 * the next one. This order holds although a connection may be given up that is only silent, whose
 * worker goes on until it is closed, and may read again before that. For notifications are taken
 * from the current source alone, under the lock, and whoever adds the mark ends that source under
 * the same lock: what the worker of the old connection has added comes before the mark, and what he
 * would add later is dropped, of which the mark tells. The next source begins only afterwards.
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

  /** Of whom notifications are taken; null if of nobody. */
  private @Nullable Source current;

  /** Whether the worker has stopped reading. */
  private boolean full;

  /** When something was heard of the server, or taken from here. */
  private long lastHeard = System.nanoTime();

  /** Why no more are given out; null as long as some are. */
  private @Nullable Supplier<? extends RuntimeException> end;

  /** Empty. */
  public Inbox() {}

  /**
   * What is taken next comes from there, and nothing more from elsewhere.
   *
   * @param goOn called by those who take, once there is room for more
   */
  Source source(Runnable goOn) {
    Source next = new Source(goOn);
    lock.lock();
    try {
      current = next;
    } finally {
      lock.unlock();
    }
    return next;
  }

  /** A connection's way in. For its worker. */
  final class Source {

    private final Runnable goOn;

    private Source(Runnable goOn) {
      this.goOn = goOn;
    }

    /** Whether nothing more is to be read for now. */
    boolean isFull() {
      lock.lock();
      try {
        if (this != current) {
          return false; // what is read is dropped
        }
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
                  Libpq.notifyChannel(notify),
                  Libpq.notifyPayload(notify),
                  Libpq.notifyPid(notify)));
        } finally {
          Libpq.freeMemory(notify);
        }
      }
    }

    private void add(Notification notification) {
      lock.lock();
      try {
        if (this == current) {
          addLast(notification);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  // For whoever keeps the connection

  /** Marks that it was lost, and ends its source: another listens, which is the next. */
  public void reconnected() {
    lock.lock();
    try {
      current = null;
      addLast(Notification.RECONNECT);
    } finally {
      lock.unlock();
    }
  }

  private void addLast(Notification notification) {
    if (end == null) {
      waiting.add(notification);
      lastHeard = System.nanoTime();
      changed.signal();
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
    Source halted;
    Notification taken;
    lock.lockInterruptibly();
    try {
      awaitOne(until);
      taken = waiting.poll();
      if (taken != null) {
        lastHeard = System.nanoTime();
      }
      halted = full && waiting.size() <= FEW ? current : null;
    } finally {
      lock.unlock();
    }
    if (halted != null) {
      halted.goOn.run();
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
