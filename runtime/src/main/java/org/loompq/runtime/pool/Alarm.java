package org.loompq.runtime.pool;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.connection.Deadline;

/**
 * When the maintenance thread looks next. Anybody may bring that forward, which costs a look at a
 * field unless it does: so nobody needs a timer of his own.
 */
final class Alarm {

  private final AtomicLong time = new AtomicLong(System.nanoTime());
  private volatile @Nullable Thread sleeper;

  /** Has the thread look at that time at the latest, on the clock of {@link System#nanoTime}. */
  void at(long latest) {
    for (long planned = time.get(); latest - planned < 0; planned = time.get()) {
      if (time.compareAndSet(planned, latest)) {
        LockSupport.unpark(sleeper);
        return;
      }
    }
  }

  /**
   * Has the thread look at the deadline of a request, if it has one. Called once the request is
   * where the thread looks: a plan that is made meanwhile forgets what it does not find.
   */
  void atDeadline(long deadline) {
    if (deadline != Deadline.NONE) {
      at(deadline);
    }
  }

  /** Plans anew; for the thread, before it looks for what there is to plan. */
  void plan(long latest) {
    sleeper = Thread.currentThread();
    time.set(latest);
  }

  /** Sleeps until the time has come, or may return before. */
  void sleep() {
    LockSupport.parkNanos(this, Math.max(time.get() - System.nanoTime(), 0));
  }

  /** Ends the sleep. */
  void ring() {
    LockSupport.unpark(sleeper);
  }
}
