package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ConnectionException;
import org.loompq.error.PgException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.message.DurationText;
import org.loompq.runtime.connection.Batch;
import org.loompq.runtime.connection.Connection;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/**
 * A connection that nobody else uses until {@link #close}. Its statements run one after the other,
 * whichever thread sends them.
 */
public final class Lease implements Route, AutoCloseable {

  private static final SqlText PIPELINE = new SqlText("a pipeline", "");

  private final Leases leases;
  private final PooledConnection lent;
  private final Alarm alarm;
  private final Duration statementTimeout;
  private final @Nullable LeaseOrigin origin;
  private final CleanUp cleanUp;

  /** Held while a statement runs; guards the fields below. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Whether a statement may have left something that the next caller must not see. */
  private boolean altered;

  private boolean ended;

  /** What statements belong to; null if each is a transaction of its own. */
  private @Nullable LeaseTransaction transaction;

  /** What goes on here; null if statements may be sent. */
  private @Nullable Occupation occupation;

  /** Whether it was taken for that alone. */
  private boolean endsWithOccupation;

  /** Whether it ended since the database was closed. */
  private boolean revoked;

  Lease(
      Handover handover,
      Leases leases,
      Alarm alarm,
      PooledConnection lent,
      Duration statementTimeout) {
    this.leases = leases;
    this.alarm = alarm;
    this.lent = lent;
    this.statementTimeout = statementTimeout;
    this.cleanUp = new CleanUp(handover, alarm, lent);
    this.origin = leases.areWatched() ? new LeaseOrigin() : null;
  }

  Connection connection() {
    return lent.connection();
  }

  /** Where its connection belongs. */
  Shard home() {
    return lent.home();
  }

  ReentrantLock lock() {
    return lock;
  }

  Alarm alarm() {
    return alarm;
  }

  /** How long a statement may take. */
  Duration timeout(SqlText text) {
    return text.timeout(statementTimeout);
  }

  /** Where it began; null if leaks are not reported. */
  @Nullable LeaseOrigin origin() {
    return origin;
  }

  @Override
  public Execution run(SqlText text, Request request) {
    return run(text, request, null);
  }

  /**
   * Runs a statement in a transaction.
   *
   * @param within the transaction that it belongs to; null for the one that is open, if any
   */
  Execution run(SqlText text, Request request, @Nullable LeaseTransaction within) {
    Duration timeout = timeout(text);
    long begun = System.nanoTime();
    long deadline = Deadline.after(timeout, begun);
    text.checkIsNoCopy();
    awaitTurn(text, timeout, deadline);
    try {
      LeaseTransaction joined = join(text, within);
      return joined == null
          ? run(text, request, timeout, begun, null)
          : runIn(joined, text, request, timeout, begun);
    } finally {
      endTurn();
    }
  }

  // What occupies it. The second of each pair is for a transaction; null is the open one, if any.

  @Override
  public LeaseStream stream(SqlText text, Request request, int rowsPerChunk) {
    return stream(text, request, rowsPerChunk, null);
  }

  LeaseStream stream(
      SqlText text, Request request, int rowsPerChunk, @Nullable LeaseTransaction within) {
    text.checkIsNoCopy();
    return occupied(
        text, within, joined -> new LeaseStream(this, text, request, rowsPerChunk, joined));
  }

  @Override
  public LeaseBatch batch(SqlText text, Request request, Batch batch, Runnable meanwhile) {
    return batch(text, request, batch, meanwhile, null);
  }

  LeaseBatch batch(
      SqlText text,
      Request request,
      Batch batch,
      Runnable meanwhile,
      @Nullable LeaseTransaction within) {
    text.checkIsNoCopy();
    return occupied(
        text, within, joined -> new LeaseBatch(this, text, request, batch, meanwhile, joined));
  }

  @Override
  public LeaseCopyIn copyIn(SqlText text) {
    return copyIn(text, null);
  }

  LeaseCopyIn copyIn(SqlText text, @Nullable LeaseTransaction within) {
    return occupied(text, within, joined -> new LeaseCopyIn(this, text, joined));
  }

  @Override
  public LeaseCopyOut copyOut(SqlText text) {
    return copyOut(text, null);
  }

  LeaseCopyOut copyOut(SqlText text, @Nullable LeaseTransaction within) {
    return occupied(text, within, joined -> new LeaseCopyOut(this, text, joined));
  }

  @Override
  public LeasePipeline pipeline() {
    return pipeline(null);
  }

  LeasePipeline pipeline(@Nullable LeaseTransaction within) {
    return occupied(
        PIPELINE,
        within,
        joined ->
            new LeasePipeline(this, lock, joined, endsWithOccupation, statementTimeout, alarm));
  }

  /**
   * Begins something that occupies this lease.
   *
   * @param within the transaction that it belongs to; null for the one that is open, if any
   */
  private <O extends Occupation> O occupied(
      SqlText text,
      @Nullable LeaseTransaction within,
      Function<@Nullable LeaseTransaction, O> maker) {
    Duration timeout = timeout(text);
    long deadline = Deadline.after(timeout);
    awaitTurn(text, timeout, deadline);
    try {
      LeaseTransaction joined = join(text, within);
      checkUsable(text);
      O occupying = maker.apply(joined);
      begin(occupying, deadline, joined);
      return occupying;
    } finally {
      endTurn();
    }
  }

  private void begin(Occupation begun, long deadline, @Nullable LeaseTransaction within) {
    occupation = begun;
    boolean done = false;
    try {
      begun.begin(deadline);
      done = true;
    } catch (PgException failed) {
      if (within != null) {
        within.failedWith(failed);
      }
      throw failed;
    } finally {
      if (!done) {
        occupation = null;
      }
    }
  }

  /** Has it end with what is begun next. */
  Lease alone() {
    endsWithOccupation = true;
    return this;
  }

  /** Whether it takes statements of a pipeline. Under the lock. */
  boolean isOpenFor(LeasePipeline pipeline) {
    boolean open = !ended && !leases.areClosed() && connection().isUsable();
    return open && pipeline.equals(occupation);
  }

  /** Takes note of a statement that a pipeline is to send. Under the lock. */
  void admit(SqlText text) {
    text.checkIsNoCopy();
    altered |= text.leavesSessionState();
  }

  /** Refuses to begin anything between the statements of a pipeline. Under the lock. */
  void checkNoPipeline() {
    if (occupation instanceof LeasePipeline) {
      throw new IllegalStateException(
          "a pipeline is open on the same connection; begin transactions and savepoints outside of"
              + " it");
    }
  }

  /** What went on has ended; statements may be sent again. */
  void ended(Occupation ended) {
    lock.lock();
    try {
      if (ended.equals(occupation)) { // and not another that came after it
        occupation = null;
      }
    } finally {
      endTurn();
    }
    if (endsWithOccupation) {
      close();
    }
  }

  private Execution runIn(
      LeaseTransaction joined, SqlText text, Request request, Duration timeout, long begun) {
    try {
      Execution execution = run(text, request, timeout, begun, joined);
      if (!connection().isInFailedTransaction()) { // which answers some things all the same
        joined.succeeded();
      }
      return execution;
    } catch (PgException failed) {
      joined.failedWith(failed);
      throw failed;
    }
  }

  /** Runs the statement that ends a transaction. Under the lock. */
  Execution runLast(SqlText text, Request request, LeaseTransaction ending) {
    ending.checkOpen(text);
    return run(text, request, statementTimeout, System.nanoTime(), ending);
  }

  private Execution run(
      SqlText text,
      Request request,
      Duration timeout,
      long begun,
      @Nullable LeaseTransaction within) {
    request.begin(text, Deadline.after(timeout, begun));
    send(text, request, timeout, within);
    home().counters().answeredInLease(request, begun);
    return request.execution();
  }

  /**
   * The transaction that a statement belongs to; null if it is one of its own.
   *
   * @param within the one that its caller means; null for the one that is open, if any
   * @throws IllegalStateException if it cannot run now
   */
  private @Nullable LeaseTransaction join(SqlText text, @Nullable LeaseTransaction within) {
    LeaseTransaction joined = within == null ? transaction : within;
    if (joined != null) {
      joined.check(text);
    }
    checkUnoccupied(text);
    altered |= text.leavesSessionState();
    return joined;
  }

  /** Refuses a statement while something goes on here. Under the lock. */
  void checkUnoccupied(SqlText text) {
    if (occupation != null) {
      throw new IllegalStateException(
          occupation.name()
              + " is open on the same connection: "
              + text
              + " was not sent; "
              + occupation.advice());
    }
  }

  private void endTurn() {
    lock.unlock();
    if (leases.areClosed()) { // looked at after the lock is free: who has closed found it taken
      revoke();
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
                + DurationText.of(timeout)
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
  private void send(
      SqlText text, Request request, Duration timeout, @Nullable LeaseTransaction within) {
    do {
      checkUsable(text);
      request.queueInLease(controls(within));
      connection().submit(request);
      alarm.atDeadline(request.deadline());
      try {
        request.await(timeout);
      } finally {
        toldIfLeft(request, within);
      }
    } while (!request.isAnswered() || isToBeRepeated(request, within));
    sent(within, false);
  }

  /** What is handed over with a statement, to be sent in front of it. Under the lock. */
  static List<SqlText> controls(@Nullable LeaseTransaction within) {
    return within == null ? List.of() : within.handOver();
  }

  private static void sent(@Nullable LeaseTransaction within, boolean left) {
    if (within != null) {
      within.sent(left);
    }
  }

  static void toldIfLeft(Request request, @Nullable LeaseTransaction within) {
    if (within != null && request.wasLeft()) {
      within.sentWith(request);
    }
  }

  /** A failed transaction does not go on: there the first failure is the answer. */
  boolean isToBeRepeated(Request request, @Nullable LeaseTransaction within) {
    if (!connection().isInTransaction()) {
      return request.isWorthAnotherAttempt();
    }
    if (within == null || !within.canBeginAgain() || !request.isWorthAnotherAttempt()) {
      return false;
    }
    within.beginAgain();
    return true;
  }

  /** Whether statements that are sent next belong to a transaction that was begun before. */
  public boolean isInTransaction() {
    lock.lock();
    try {
      return transaction != null || (connection().isDrained() && connection().isInTransaction());
    } finally {
      lock.unlock();
    }
  }

  /** Whether it is known that no transaction is open. */
  boolean isOutsideTransaction() {
    Connection connection = connection();
    return connection.isUsable() && connection.isDrained() && connection.isOutsideTransaction();
  }

  /**
   * Begins a transaction, with the next statement.
   *
   * @param begin the BEGIN that is sent for it
   * @throws IllegalStateException if one is open already
   */
  public LeaseTransaction begin(SqlText begin) {
    lock.lock();
    try {
      if (isInTransaction()) {
        throw new IllegalStateException("the session is in a transaction already: use that one");
      }
      checkNoPipeline();
      LeaseTransaction begun = new LeaseTransaction(this, lock, begin);
      transaction = begun;
      return begun;
    } finally {
      lock.unlock();
    }
  }

  /** Statements belong to the transaction no more. Under the lock. */
  void transactionEnded() {
    giveUpOccupation();
    transaction = null;
  }

  /** Ends what goes on here. Under the lock. */
  void giveUpOccupation() {
    if (occupation != null) {
      occupation.giveUp();
    }
  }

  void checkUsable(SqlText text) {
    if (ended && !revoked) {
      throw new IllegalStateException(
          "the lease has ended, and with it its session: " + text + " was not sent");
    }
    if (leases.areClosed()) {
      throw new ConnectionException(
          "the database was closed: " + text + " was not sent", null, true);
    }
    if (!connection().isUsable()) {
      throw new ConnectionException(
          "the connection of this lease was lost: " + text + " was not sent", null, true);
    }
  }

  /**
   * Gives the connection back, without a round trip if nothing was left on it. A transaction is
   * rolled back. One that keeps something of the session is closed and replaced instead. Waits for
   * a statement that another thread runs, but not for one that its caller has left.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        giveUpOccupation();
        cleanUp.giveBack(altered, Thread.currentThread().isInterrupted());
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
      if (!ended && occupation == null) { // which has as long to end as a statement
        ended = true;
        revoked = true;
        cleanUp.revoke();
      }
    } finally {
      lock.unlock();
    }
  }
}
