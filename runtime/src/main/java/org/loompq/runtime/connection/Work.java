package org.loompq.runtime.connection;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Who works on a connection. Whoever has something to do there, a caller with a request or the
 * poller with an event, says what in a volatile field of the connection and calls {@link #add}. If
 * nobody was at work he is the worker: he goes round until nothing is left to be done, also of what
 * others have added meanwhile. Nobody waits for the worker, and the worker waits for nothing. The
 * atomic counter orders what one worker has written before what the next one reads.
 */
final class Work {

  /** After so many rounds a worker leaves the rest to another: he has his own to do. */
  private static final int MOST_ROUNDS = 16;

  private final Runnable round;
  private final Runnable resume;

  /** How much was added that no round has begun after. Who raises it from 0 is the worker. */
  private final AtomicInteger added = new AtomicInteger();

  /** Whether the role of the worker waits for the poller to take it. */
  private final AtomicBoolean handedOver = new AtomicBoolean();

  /**
   * For one connection.
   *
   * @param round does all that is to be done at this moment; if it throws, it is run once more
   * @param resume calls {@link #resume}
   */
  Work(Runnable round, Runnable resume) {
    this.round = round;
    this.resume = resume;
  }

  /** There is something to do: does it, or leaves it to the one who is at work. */
  void add(Registration poller) {
    if (added.getAndIncrement() == 0) {
      workOff(1, poller);
    }
  }

  /** For whoever was asked to go on: the poller, or a thread that was started for that. */
  void resume(Registration poller) {
    if (handedOver.compareAndSet(true, false)) {
      workOff(added.get(), poller);
    } else {
      add(poller);
    }
  }

  /** Becomes the worker for good, once nobody is at work: nobody else will be any more. */
  void takeForEver() {
    while (!added.compareAndSet(0, 1)) {
      LockSupport.parkNanos(this, 100_000); // a worker is at work, or has not been mounted yet
    }
  }

  private void workOff(int begun, Registration poller) {
    int missed = begun;
    for (int rounds = 1; missed != 0; rounds++) {
      if (!runRound()) {
        return;
      }
      missed = added.addAndGet(-missed);
      if (missed != 0 && rounds == MOST_ROUNDS) {
        handOver(poller);
        return;
      }
    }
  }

  /** False if this thread cannot go on: then another has the role. */
  private boolean runRound() {
    try {
      round.run();
      return true;
    } catch (RuntimeException | Error failed) { // its stack or the memory has come to an end
      handedOver.set(true);
      start();
      return false;
    }
  }

  private void start() {
    Thread.ofVirtual().inheritInheritableThreadLocals(false).name("loompq-worker").start(resume);
  }

  private void handOver(Registration poller) {
    handedOver.set(true);
    if (!poller.defer()) { // it sleeps, or is about to, and may have taken the role all the same
      start();
    }
  }
}
