package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.loompq.RetireReason;
import org.loompq.error.ConnectionException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.runtime.connection.Connection;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/**
 * A connection that nobody else uses until {@link #close}. Its statements run one after the other,
 * whichever thread sends them.
 */
public final class Lease implements AutoCloseable {

  private final Handover handover;
  private final Leases leases;
  private final PooledConnection lent;
  private final Alarm alarm;
  private final Duration statementTimeout;
  private final @Nullable LeaseOrigin origin;

  /** Held while a statement runs; guards the fields below. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Whether a statement may have left something that the next caller must not see. */
  private boolean altered;

  private boolean ended;

  /** Whether it ended since the database was closed. */
  private boolean revoked;

  Lease(
      Handover handover,
      Leases leases,
      Alarm alarm,
      PooledConnection lent,
      Duration statementTimeout) {
    this.handover = handover;
    this.leases = leases;
    this.alarm = alarm;
    this.lent = lent;
    this.statementTimeout = statementTimeout;
    this.origin = leases.areWatched() ? new LeaseOrigin() : null;
  }

  /** Where its connection belongs. */
  Shard home() {
    return lent.home();
  }

  /** Where it began; null if leaks are not reported. */
  @Nullable LeaseOrigin origin() {
    return origin;
  }

  /**
   * Runs a statement, in the transaction that is open or else in one of its own.
   *
   * @param request with the values of its parameters
   * @return its result, to be closed by the caller
   */
  public Execution run(SqlText text, Request request) {
    text.checkIsNoCopy();
    Duration timeout = text.timeout(statementTimeout);
    long begun = System.nanoTime();
    long deadline = Deadline.after(timeout, begun);
    awaitTurn(text, timeout, deadline);
    try {
      altered |= text.leavesSessionState();
      request.begin(text, deadline);
      send(text, request, timeout);
      home().counters().answeredInLease(request, begun);
      return request.execution();
    } finally {
      lock.unlock();
      if (leases.areClosed()) { // looked at after the lock is free: who has closed found it taken
        revoke();
      }
    }
  }

  /** Waits for the statement that another thread runs, as long as the timeout allows. */
  private void awaitTurn(SqlText text, Duration timeout, long deadline) {
    try {
      if (deadline == Deadline.NONE) {
        lock.lockInterruptibly();
      } else if (!lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new QueryTimeoutException(
            text
                + " was not answered within "
                + timeout
                + "; it waited for another statement of its lease and was not sent",
            timeout,
            true);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new QueryInterruptedException("interrupted before " + text + " was sent", true);
    }
  }

  /** Returns once the request is answered. */
  private void send(SqlText text, Request request, Duration timeout) {
    do {
      checkUsable(text);
      request.queueInLease();
      lent.connection().submit(request);
      alarm.atDeadline(request.deadline());
      request.await(timeout);
    } while (!request.isAnswered() || isToBeRepeated(request));
  }

  /** A failed transaction does not go on: there the first failure is the answer. */
  private boolean isToBeRepeated(Request request) {
    return !lent.connection().isInTransaction() && request.isWorthAnotherAttempt();
  }

  private void checkUsable(SqlText text) {
    if (ended && !revoked) {
      throw new IllegalStateException(
          "the lease has ended, and with it its session: " + text + " was not sent");
    }
    if (leases.areClosed()) {
      throw new ConnectionException(
          "the database was closed: " + text + " was not sent", null, true);
    }
    if (!lent.connection().isUsable()) {
      throw new ConnectionException(
          "the connection of this lease was lost: " + text + " was not sent", null, true);
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
      if (!ended) {
        end();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the connection back since the database is closed, unless a statement runs: the thread
   * that runs it does this afterwards.
   */
  void revoke() {
    if (!lock.tryLock()) {
      return;
    }
    try {
      if (!ended) {
        revoked = true;
        end();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Once, and under the lock: nobody uses the connection any more. */
  private void end() {
    ended = true;
    lent.leasedTo(null);
    RetireReason unclean = revoked ? null : whyUnclean(lent.connection());
    if (unclean == null) {
      handover.release(lent); // which retires it if the database is closed
    } else {
      handover.lifecycle().retire(lent, unclean);
    }
  }

  /** Why nobody else may use the connection; null if that is not for what was done here. */
  private @Nullable RetireReason whyUnclean(Connection connection) {
    if (!connection.isUsable()) {
      return null;
    }
    if (!connection.isDrained()) {
      return RetireReason.UNANSWERED;
    }
    if (connection.isInTransaction()) {
      return RetireReason.LEFT_IN_TRANSACTION;
    }
    return altered ? RetireReason.ALTERED : null;
  }
}
