package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ConnectionException;
import org.loompq.error.PgException;
import org.loompq.error.ServerException;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/**
 * A statement that occupies a lease, since its values, its rows or its data pass in pieces. One
 * thread at a time has to do with them; it need not be the one that has begun it.
 *
 * <p>It ends once: with its answer, or since it is given up, by whoever comes first under the
 * lease's lock. In that one step its transaction is told what came of it, and the lease goes on.
 */
abstract sealed class Piecewise implements Occupation, AutoCloseable
    permits LeaseStream, LeaseBatch, LeaseCopy {

  private final Lease lease;
  private final ReentrantLock lock;
  private final SqlText text;
  private final Request request;
  private final Duration timeout;
  private final @Nullable LeaseTransaction within;

  /** Guarded by the lock. */
  private boolean ended;

  Piecewise(Lease lease, SqlText text, Request request, @Nullable LeaseTransaction within) {
    this.lease = lease;
    this.lock = lease.lock();
    this.text = text;
    this.request = request;
    this.timeout = lease.timeout(text);
    this.within = within;
  }

  // Its end

  /**
   * Ends it with its answer: the request is back.
   *
   * @param answer reads that, and tells the transaction
   * @throws IllegalStateException if it was given up before
   */
  final <T> T end(Supplier<T> answer) {
    lock.lock();
    try {
      checkNotEnded();
      ended = true;
      try {
        return answer.get();
      } finally {
        lease.ended(this);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives up what has not ended, and lets the lease go on. For any thread. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        try {
          request.leave();
          givenUp();
        } finally {
          lease.ended(this);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Its owner has left it, unless it is back unread. Under the lock. */
  abstract void givenUp();

  @Override
  public final void giveUp() {
    close();
  }

  /**
   * Makes sure that it goes on.
   *
   * @throws IllegalStateException if it has ended
   */
  final void checkNotEnded() {
    lock.lock();
    try {
      if (ended) {
        throw new IllegalStateException(name() + " was closed: " + text);
      }
    } finally {
      lock.unlock();
    }
  }

  /** What is sent, and what the server says about it. */
  public final Request request() {
    return request;
  }

  final Lease lease() {
    return lease;
  }

  final SqlText text() {
    return text;
  }

  /** How long the server may let wait for the next piece. */
  final Duration timeout() {
    return timeout;
  }

  /** When a wait that begins now is to end. */
  final long deadline() {
    long deadline = Deadline.after(timeout);
    lease.alarm().atDeadline(deadline);
    return deadline;
  }

  /** The transaction that it belongs to; null if it is one of its own. */
  final @Nullable LeaseTransaction within() {
    return within;
  }

  /** Has that sent in front of what the transaction runs next. */
  final void control(SqlText control) {
    if (within != null) {
      within.control(control);
    }
  }

  /** Takes that back if it was not sent. */
  final void withdraw(SqlText control) {
    if (within != null) {
      var _ = within.withdraw(control);
    }
  }

  /** Tells the transaction whether what controls it was sent, once that is known. */
  final void toldTransaction() {
    if (within != null) {
      within.sentWith(request);
    }
  }

  /** The transaction cannot go on, since this was left. */
  final void spoilIfLeft() {
    if (within != null && request.wasLeftOnItsWay()) {
      within.spoil(null);
    }
  }

  /**
   * What came of it, once it is back.
   *
   * @throws org.loompq.error.PgException if it failed
   */
  final Execution execution() {
    if (!request.isAnswered()) {
      throw lost();
    }
    try {
      return request.execution();
    } catch (ServerException failed) {
      spoil(failed);
      throw failed;
    }
  }

  /** The transaction cannot go on if this was refused, though nobody has asked. */
  final void spoilIfRefused() {
    try {
      execution().result().close();
    } catch (PgException _) { // which is noted
    }
  }

  final ConnectionException lost() {
    return new ConnectionException(
        "the connection was lost before " + text + " was sent", null, true);
  }

  /** It has succeeded, and its transaction goes on. */
  final void succeeded() {
    if (within != null) {
      within.succeeded();
    }
  }

  /** It has failed, and its transaction cannot go on. */
  final void spoil(ServerException failed) {
    if (within != null) {
      within.spoil(failed);
    }
  }
}
