package org.loompq.runtime.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.loompq.error.PgException;
import org.loompq.error.ServerException;
import org.loompq.error.TransactionRolledBackException;
import org.loompq.runtime.connection.Batch;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/**
 * A transaction on a lease. What controls it, BEGIN and the savepoints, waits for the next
 * statement and is sent in front of it, with the same Sync: if it fails, the server skips the
 * statement.
 *
 * <p>Any thread may run statements. The lease's lock orders them, and guards the fields.
 */
public final class LeaseTransaction implements Route {

  private static final SqlText ROLLBACK = new SqlText("", "ROLLBACK");

  private final Lease lease;
  private final ReentrantLock lock;
  private final SqlText begin;

  /** What is sent in front of the next statement. */
  private final List<SqlText> controls = new ArrayList<>();

  /** How many of them may have been sent: they were handed over with a request. */
  private int handedOver;

  private boolean begun;
  private boolean ended;

  /**
   * Whether what was run last has failed or was left, so that nothing can be kept, as far as is
   * known.
   */
  private boolean spoilt;

  /** Why that is so, or was so before a savepoint was rolled back; null if nobody knows. */
  private @Nullable PgException failure;

  /** Whether nobody knows if BEGIN has succeeded: who had sent it has left. */
  private boolean doubtful;

  LeaseTransaction(Lease lease, ReentrantLock lock, SqlText begin) {
    this.lease = lease;
    this.lock = lock;
    this.begin = begin;
    controls.add(begin);
  }

  /**
   * Runs a statement in this transaction.
   *
   * @param request with the values of its parameters
   * @return its result, to be closed by the caller
   * @throws IllegalStateException if the transaction has ended
   */
  @Override
  public Execution run(SqlText text, Request request) {
    return lease.run(text, request, this);
  }

  @Override
  public LeaseBatch batch(SqlText text, Request request, Batch batch, Runnable meanwhile) {
    return lease.batch(text, request, batch, meanwhile, this);
  }

  @Override
  public LeaseStream stream(SqlText text, Request request, int rowsPerChunk) {
    return lease.stream(text, request, rowsPerChunk, this);
  }

  @Override
  public LeaseCopyIn copyIn(SqlText text) {
    return lease.copyIn(text, this);
  }

  @Override
  public LeaseCopyOut copyOut(SqlText text) {
    return lease.copyOut(text, this);
  }

  @Override
  public LeasePipeline pipeline() {
    return lease.pipeline(this);
  }

  /** Whether nothing can be kept, unless a savepoint is rolled back. */
  public boolean isSpoilt() {
    lock.lock();
    try {
      return spoilt;
    } finally {
      lock.unlock();
    }
  }

  /** Why a statement failed, if none has succeeded since; null if none did, or nobody knows. */
  public @Nullable PgException failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  /** A statement has succeeded. */
  void succeeded() {
    lock.lock();
    try {
      failure = null;
      spoilt = false;
    } finally {
      lock.unlock();
    }
  }

  /** A statement has failed, or was left. */
  void spoil(@Nullable PgException reason) {
    lock.lock();
    try {
      if (!spoilt || failure == null || tellsMore(reason)) {
        failure = reason;
      }
      spoilt = true;
    } finally {
      lock.unlock();
    }
  }

  /** Most of what comes after the first tells nothing new. */
  private boolean tellsMore(@Nullable PgException reason) {
    return reason instanceof ServerException refused
        && !refused.sqlState().equals("25P02") // in_failed_sql_transaction
        && !(failure instanceof ServerException);
  }

  // Savepoints

  /**
   * Begins a savepoint.
   *
   * @param set what is sent for it
   * @throws IllegalStateException if something occupies the connection, or the transaction has
   *     ended
   * @throws TransactionRolledBackException if a statement has failed, so that none can be set
   */
  public void enterSavepoint(SqlText set) {
    lock.lock();
    try {
      checkNotEnded(set);
      lease.checkNoPipeline();
      lease.checkUnoccupied(set);
      if (spoilt) {
        throw new TransactionRolledBackException(
            "a statement in the transaction failed or was left, so no savepoint can be set; what"
                + " may fail by itself belongs into a savepoint",
            failure);
      }
      controls.add(set);
    } finally {
      lock.unlock();
    }
  }

  /** Gives up what was begun in a savepoint and has not ended. */
  public void endWhatOccupies() {
    lock.lock();
    try {
      lease.giveUpOccupation();
    } finally {
      lock.unlock();
    }
  }

  /** Has a savepoint rolled back, and with it what was run last; unless it was not sent. */
  public void rollBackTo(SqlText set, SqlText rollBack, SqlText release) {
    lock.lock();
    try {
      if (!withdraw(set)) {
        controls.add(rollBack);
        controls.add(release);
        spoilt = false;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Has what a savepoint did kept, unless it was not sent. */
  public void release(SqlText set, SqlText release) {
    lock.lock();
    try {
      if (!withdraw(set)) {
        controls.add(release);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Has this sent in front of the next statement. */
  void control(SqlText text) {
    lock.lock();
    try {
      controls.add(text);
    } finally {
      lock.unlock();
    }
  }

  /** Takes that back if it was not sent yet, with all that came after it; else false. */
  boolean withdraw(SqlText text) {
    lock.lock();
    try {
      int index = controls.lastIndexOf(text);
      if (index < handedOver) {
        return false;
      }
      controls.subList(index, controls.size()).clear();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the server has heard of it. */
  public boolean hasBegun() {
    lock.lock();
    try {
      return begun;
    } finally {
      lock.unlock();
    }
  }

  /** Whether statements are refused. */
  public boolean hasEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** Ends it: statements are refused from now on. */
  public void end() {
    lock.lock();
    try {
      ended = true;
      lease.transactionEnded(); // which may add to what is sent with the end
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends it with a last statement, COMMIT or ROLLBACK.
   *
   * @return its result, to be closed by the caller
   */
  public Execution end(SqlText text, Request request) {
    lock.lock();
    try {
      end();
      return lease.runLast(text, request, this);
    } catch (ServerException refused) {
      spoil(refused);
      throw refused;
    } finally {
      lock.unlock();
    }
  }

  // For the lease, under its lock

  /** What a statement has thrown: the server's refusal, or why it was left if it was sent. */
  void failedWith(PgException failed) {
    if (failed instanceof ServerException || spoilt) {
      spoil(failed);
    }
  }

  /**
   * Refuses a statement that would not run in this transaction, or that would end it.
   *
   * @throws IllegalStateException if it has ended
   * @throws TransactionRolledBackException if it is not open, for the server has ended it
   */
  void check(SqlText text) {
    checkNotEnded(text);
    text.checkControlsNothing();
    checkOpen(text);
  }

  private void checkNotEnded(SqlText text) {
    if (ended) {
      throw new IllegalStateException("the transaction has ended: " + text + " was not sent");
    }
  }

  /** Whatever is sent must not run outside of it. */
  void checkOpen(SqlText text) {
    if (!isOpen()) {
      throw new TransactionRolledBackException(
          "the transaction is not open any more, since its first statement failed or was left; "
              + text
              + " was not sent",
          null);
    }
  }

  /** Whether what is sent now runs inside of it, as far as is known. */
  private boolean isOpen() {
    return !doubtful && !(begun && lease.isOutsideTransaction());
  }

  /** Whether {@link #check} would let a statement pass that controls nothing. */
  boolean takesStatements() {
    return !ended && isOpen();
  }

  /** What goes in front of the next statement, until it is told what came of that. */
  List<SqlText> handOver() {
    handedOver = controls.size();
    return List.copyOf(controls);
  }

  /**
   * What was handed over has been sent.
   *
   * @param left whether its answer will not be known
   */
  void sent(boolean left) {
    lock.lock();
    try {
      begun = true;
      List<SqlText> sent = controls.subList(0, handedOver);
      if (left) {
        doubtful |= sent.contains(begin);
        spoil(null);
      }
      sent.clear();
      handedOver = 0;
    } finally {
      lock.unlock();
    }
  }

  /** That has been sent with a request, unless its owner has left before. */
  void sentWith(Request request) {
    lock.lock();
    try {
      if (!request.wasLeft() || request.wasLeftOnItsWay()) {
        sent(request.wasLeft());
      } else {
        handedOver = 0;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether a statement that has failed was the first, so that it can be begun once more. */
  boolean canBeginAgain() {
    return controls.contains(begin);
  }

  /** Has it rolled back and begun once more, before the next attempt. */
  void beginAgain() {
    if (!controls.contains(ROLLBACK)) {
      controls.addFirst(ROLLBACK);
    }
  }
}
