package org.loompq.runtime;

import org.jspecify.annotations.Nullable;
import org.loompq.runtime.pool.Lease;

/**
 * The transaction of an operation that takes several statements: the one that is open, or one of
 * its own, which nothing else joins.
 */
final class OwnTransaction implements AutoCloseable {

  private final PooledSession session;

  /** Null if it was open before. */
  private final @Nullable PooledTransaction begun;

  /** What ends with it; null if nothing does. */
  private final @Nullable Lease lease;

  private boolean ended;

  private OwnTransaction(
      PooledSession session, @Nullable PooledTransaction begun, @Nullable Lease lease) {
    this.session = session;
    this.begun = begun;
    this.lease = lease;
  }

  /** The one that is open. */
  static OwnTransaction joined(PooledSession session) {
    return new OwnTransaction(session, null, null);
  }

  /** One that was begun on a lease. */
  static OwnTransaction on(PooledTransaction begun) {
    return new OwnTransaction(begun, begun, null);
  }

  /** One that was begun on a lease that ends with it. */
  static OwnTransaction with(PooledTransaction begun, Lease lease) {
    return new OwnTransaction(begun, begun, lease);
  }

  /** Where the statements run. */
  PooledSession session() {
    return session;
  }

  /** Commits what is its own. */
  void complete() {
    if (begun != null && !ended) {
      begun.complete();
      ended = true; // not before: what is not complete is rolled back
    }
    close();
  }

  /** Rolls back what is its own and not complete. */
  @Override
  public void close() {
    try {
      if (begun != null && !ended) {
        ended = true;
        if (lease == null) {
          begun.rollBack();
        } else {
          begun.abandon();
        }
      }
    } finally {
      if (lease != null) {
        lease.close();
      }
    }
  }
}
