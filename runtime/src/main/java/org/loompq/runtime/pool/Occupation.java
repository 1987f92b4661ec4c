package org.loompq.runtime.pool;

/** Something on a lease that takes more than one call, during which no statement can be sent. */
interface Occupation {

  /**
   * Begins it, under the lock of its lease.
   *
   * @param deadline when whoever waits for that leaves
   */
  void begin(long deadline);

  /** What errors call it, such as "a stream". */
  String name();

  /** What to do about it. */
  default String advice() {
    return "read it to its end, or close it, before";
  }

  /** Gives it up, since the lease or its transaction ends. */
  void giveUp();
}
