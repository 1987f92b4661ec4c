package org.loompq.runtime.pool;

/** Something on a lease that takes more than one call, during which no statement can be sent. */
interface Occupation {

  /** What errors call it, such as "a stream". */
  String name();

  /** Gives it up, since the lease or its transaction ends. */
  void giveUp();
}
