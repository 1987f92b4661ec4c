package org.loompq.runtime.connection;

/** Waits for threads to end, so that what they used can be closed and its numbers given away. */
final class Joining {

  private Joining() {}

  /** Waits, also if the calling thread is interrupted, whose status is kept. */
  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
