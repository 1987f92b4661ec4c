package org.loompq.runtime;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.loompq.Isolation;
import org.loompq.LargeObjects;
import org.loompq.Session;
import org.loompq.SessionBody;
import org.loompq.Transaction;
import org.loompq.TransactionOptions;
import org.loompq.error.PgException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.ServerException;
import org.loompq.error.TransactionRolledBackException;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.libpq.ServerErrors;
import org.loompq.runtime.pool.LeaseTransaction;
import org.loompq.runtime.pool.Route;

/** A session within a transaction, for as long as the transaction lasts. */
final class PooledTransaction extends PooledSession implements Transaction {

  private final LeaseTransaction transaction;
  private final TransactionOptions options;
  private final NoticeDelivery notices;
  private final AtomicReference<@Nullable Nesting> innermost = new AtomicReference<>();
  private volatile boolean rollbackOnly;

  /** What left the body of a transaction that had joined this one. */
  private final AtomicReference<@Nullable Throwable> doomedBy = new AtomicReference<>();

  PooledTransaction(LeaseTransaction transaction, TransactionOptions options, Known known) {
    super(known);
    this.notices = known.notices();
    this.transaction = transaction;
    this.options = options;
  }

  @Override
  Route route() {
    return transaction;
  }

  @Override
  OwnTransaction ownTransaction() {
    return OwnTransaction.joined(this);
  }

  /** It has its connection already. */
  @Override
  public <T extends @Nullable Object, X extends Throwable> T lease(SessionBody<Session, T, X> body)
      throws X {
    Objects.requireNonNull(body, "body");
    return body.run(this);
  }

  /** Joins this one. */
  @Override
  public <T extends @Nullable Object, X extends Throwable> T transaction(
      TransactionOptions joining, SessionBody<Transaction, T, X> body) throws X {
    Objects.requireNonNull(joining, "options");
    Objects.requireNonNull(body, "body");
    if (joining.isolation() != Isolation.DEFAULT && joining.isolation() != options.isolation()) {
      throw new IllegalStateException(
          "a transaction that is to be "
              + joining.isolation()
              + " cannot join one that is "
              + options.isolation()
              + ": begin that with the same isolation, or this one outside of it");
    }
    try {
      return body.run(this);
    } catch (Throwable failed) {
      doomedBy.compareAndSet(null, failed);
      rollbackOnly = true;
      throw failed;
    }
  }

  @Override
  public void setRollbackOnly() {
    rollbackOnly = true;
  }

  @Override
  public boolean isRollbackOnly() {
    return rollbackOnly;
  }

  // Savepoints

  @Override
  public <T extends @Nullable Object, X extends Throwable> T savepoint(
      SessionBody<Transaction, T, X> body) throws X {
    Objects.requireNonNull(body, "body");
    Nesting entered = enter();
    TransactionControl.Savepoint savepoint = TransactionControl.savepoint(entered.depth());
    boolean begun = false;
    boolean kept = false;
    try {
      transaction.enterSavepoint(savepoint.set());
      begun = true;
      T value = body.run(this);
      transaction.endWhatOccupies(); // a COPY has failed then
      if (transaction.isSpoilt()) {
        throw new TransactionRolledBackException(
            "a statement in the savepoint failed or was left, so what the savepoint did was undone;"
                + " let the exception of the statement leave the savepoint's body, and catch it"
                + " outside",
            transaction.failure());
      }
      kept = true;
      return value;
    } finally {
      try {
        if (begun) {
          leave(savepoint, kept);
        }
      } finally {
        innermost.set(entered.outer());
      }
    }
  }

  private Nesting enter() {
    Nesting outer = innermost.get();
    Nesting entered = new Nesting(outer);
    if ((outer != null && outer.thread() != Thread.currentThread())
        || !innermost.compareAndSet(outer, entered)) {
      throw new IllegalStateException(
          "another thread's savepoint is open in the transaction: savepoints of several threads"
              + " would nest in one another");
    }
    return entered;
  }

  /** What ends a savepoint goes with the next statement; if it did not begin, nothing does. */
  private void leave(TransactionControl.Savepoint savepoint, boolean kept) {
    if (kept) {
      transaction.release(savepoint.set(), savepoint.release());
    } else {
      transaction.endWhatOccupies();
      transaction.rollBackTo(savepoint.set(), savepoint.rollBack(), savepoint.release());
    }
  }

  // Large objects

  @Override
  public LargeObjects largeObjects() {
    return new TransactionLargeObjects(this);
  }

  /**
   * What a stream that is opened now belongs to: the innermost savepoint; null if there is none.
   */
  @Nullable Nesting innermost() {
    return innermost.get();
  }

  /**
   * Makes sure that a stream may go on.
   *
   * @param savepoint what {@link #innermost} was when it was opened
   * @param what how errors call the stream
   * @throws IllegalStateException if that savepoint or the transaction has ended
   */
  void checkOpen(@Nullable Nesting savepoint, String what) {
    if (transaction.hasEnded()) {
      throw new IllegalStateException("the transaction has ended, and " + what + " with it");
    }
    if (!isOpen(savepoint)) {
      throw new IllegalStateException(
          "the savepoint has ended in which "
              + what
              + " was opened, and the stream with it; open it outside of the savepoint");
    }
  }

  /** Whether what was opened there is still open on the server, as far as is known. */
  boolean isUsable(@Nullable Nesting savepoint) {
    return !transaction.hasEnded() && !transaction.isSpoilt() && isOpen(savepoint);
  }

  private boolean isOpen(@Nullable Nesting savepoint) {
    Nesting current = innermost.get();
    return savepoint == null || (current != null && current.isWithin(savepoint));
  }

  // Its end

  /**
   * Commits it, or ends it without if it is to be rolled back; then the lease's end does that.
   *
   * @throws TransactionRolledBackException if nobody has asked for that
   */
  void complete() {
    if (!rollbackOnly) {
      transaction.endWhatOccupies(); // a COPY has failed then
      commit();
      return;
    }
    transaction.end();
    Throwable doom = doomedBy.get();
    if (doom != null) {
      throw new TransactionRolledBackException(
          "the transaction was rolled back, since an exception left the body of another that had"
              + " joined it",
          doom);
    }
  }

  private void commit() {
    if (!transaction.hasBegun()) {
      transaction.end();
      return;
    }
    if (Thread.currentThread().isInterrupted()) { // otherwise nobody would know what came of it
      throw new QueryInterruptedException(
          "interrupted before COMMIT was sent; the transaction is rolled back", true);
    }
    PgException before = transaction.failure();
    try (var result = end(TransactionControl.COMMIT).result()) {
      if (result.commandTag().equals("ROLLBACK")) {
        throw rolledBack(before);
      }
    } catch (ServerException refused) {
      if (refused.sqlState().equals("25P02")) { // in_failed_sql_transaction
        throw rolledBack(before);
      }
      throw ServerErrors.exception(
          refused.error(), "COMMIT; the transaction was rolled back", null);
    }
  }

  private static TransactionRolledBackException rolledBack(@Nullable PgException failed) {
    return new TransactionRolledBackException(
        "the transaction was rolled back, since a statement in it had failed or was left; what may"
            + " fail by itself belongs into a savepoint",
        failed);
  }

  /** Rolls it back, on a connection that its owner keeps. */
  void rollBack() {
    if (!transaction.hasBegun()) {
      transaction.end();
      return;
    }
    boolean interrupted = Thread.interrupted(); // others use the connection after this
    try {
      end(TransactionControl.ROLLBACK).result().close();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Refuses statements from now on; what was done is rolled back with the lease's end. */
  void abandon() {
    transaction.end();
  }

  private Execution end(Statement last) {
    Parameters none = parameters(last);
    Request request = none.request();
    try {
      return notices.succeeded(request, transaction.end(last.text(), request));
    } catch (Throwable failed) {
      notices.failed(request, failed);
      throw failed;
    } finally {
      takeBack(none);
    }
  }

  /** What the server has given it up for, because of other transactions; null if it has not. */
  @Nullable ServerException givenUpBy() {
    return transaction.failure() instanceof ServerException refused && isBecauseOfOthers(refused)
        ? refused
        : null;
  }

  private static boolean isBecauseOfOthers(ServerException refused) {
    return refused.sqlState().equals("40001") || refused.sqlState().equals("40P01");
  }
}
