package org.loompq.runtime.connection;

/** What a request sends or reads in pieces, at the pace of both its owner and the server. */
sealed interface Pieces permits Batch, Chunks, Copy {

  /** Has whoever waits for a piece look whether there is one. For any thread. */
  void wake();

  /**
   * Nobody wants the rest: what was sent is to be undone, what comes is dropped. For any thread.
   */
  void abandon();

  /** Frees what has come and was not read. */
  void discard();

  /** Whether the worker is to take no more from the socket, since what has come was not read. */
  boolean isHalted();
}
