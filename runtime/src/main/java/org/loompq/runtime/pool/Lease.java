package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ConnectionException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.runtime.connection.BoundValues;
import org.loompq.runtime.connection.Connection;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.SqlText;

/**
 * A connection that nobody else uses until {@link #close}. Its statements run one after the other,
 * whichever thread sends them.
 */
public final class Lease implements AutoCloseable {

  private final Members members;
  private final Leases leases;
  private final PooledConnection lent;
  private final Duration statementTimeout;
  private final @Nullable LeaseOrigin origin;

  /** Held while a statement runs; guards the fields below. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Whether a statement may have left something that the next caller must not see. */
  private boolean altered;

  private boolean ended;

  Lease(Members members, Leases leases, PooledConnection lent, Duration statementTimeout) {
    this.members = members;
    this.leases = leases;
    this.lent = lent;
    this.statementTimeout = statementTimeout;
    this.origin = leases.areWatched() ? new LeaseOrigin() : null;
    lent.connection().exclusive(true);
  }

  /** Where it began; null if leaks are not reported. */
  @Nullable LeaseOrigin origin() {
    return origin;
  }

  /**
   * Runs a statement, in the transaction that is open or else in one of its own.
   *
   * @return its result, to be closed by the caller
   */
  public Execution execute(SqlText text, BoundValues values) {
    return use(
        text,
        connection -> {
          altered |= text.leavesSessionState();
          return connection.execute(text, values, statementTimeout);
        });
  }

  /**
   * Asks for the columns of a statement, without running it.
   *
   * @return a result with columns and no rows, to be closed by the caller
   */
  public Execution describe(SqlText text) {
    return use(text, connection -> connection.describe(text, statementTimeout));
  }

  private Execution use(SqlText text, Function<Connection, Execution> action) {
    text.checkIsNoCopy();
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new QueryInterruptedException("interrupted before " + text + " was sent", true);
    }
    try {
      if (ended) {
        throw new IllegalStateException(
            "the lease has ended, and with it its session: " + text + " was not sent");
      }
      Connection connection = lent.connection();
      if (!connection.isUsable()) {
        throw new ConnectionException(
            "the connection of this lease was given up when an earlier statement failed: "
                + text
                + " was not sent",
            null,
            true);
      }
      return action.apply(connection);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives the connection back without a round trip. One that is in a transaction, or that keeps
   * something of the session, is closed and replaced instead, so that the transaction is rolled
   * back. Waits for a statement that another thread runs.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      ended = true;
      leases.remove(this);
      Connection connection = lent.connection();
      boolean clean = connection.isUsable() && !connection.isInTransaction() && !altered;
      connection.exclusive(false);
      if (clean) {
        members.release(lent);
      } else {
        members.retire(lent);
      }
    } finally {
      lock.unlock();
    }
  }
}
