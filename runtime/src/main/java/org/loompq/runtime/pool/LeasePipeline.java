package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ConnectionException;
import org.loompq.error.PgException;
import org.loompq.error.PipelineAbortedException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.error.ServerException;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/**
 * Statements on a lease that do not wait for the answers of those before. Each has a Sync of its
 * own. In a transaction those that are submitted together share one, so that nothing is executed
 * behind a failure: if BEGIN itself fails, the rest must not run outside of the transaction.
 *
 * <p>For one thread, but for {@link #giveUp}. Statements are awaited in the order in which they
 * were added.
 */
public final class LeasePipeline implements AutoCloseable, Occupation {

  /**
   * A statement that was submitted.
   *
   * @param timeout how long its answer may take
   * @param since when it was submitted
   */
  private record OnItsWay(Request request, Duration timeout, long since) {}

  private final Lease lease;

  /** The lease's, held while statements are submitted: so none is once the lease has ended. */
  private final ReentrantLock lock;

  private final @Nullable LeaseTransaction within;
  private final boolean shared;
  private final Duration statementTimeout;
  private final Alarm alarm;
  private final List<Request> added = new ArrayList<>();
  private final ArrayDeque<OnItsWay> onTheirWay = new ArrayDeque<>();

  /** What controls of the transaction were sent with, until it is known what came of them. */
  private @Nullable Request controlling;

  /** Why a statement failed, the last one that was executed and did. */
  private @Nullable PgException failure;

  /** Why nothing is sent any more. */
  private @Nullable Throwable left;

  /** What stands behind the failure of another statement of its transaction. */
  private static final String FAILED_TRANSACTION = "25P02";

  /** What was waited for when the wait was given up, for that reason. */
  private @Nullable Request givenUp;

  /**
   * One that occupies its lease.
   *
   * @param within the transaction that it belongs to
   * @param shared whether the lease's connection goes to others as it is
   */
  LeasePipeline(
      Lease lease,
      ReentrantLock lock,
      @Nullable LeaseTransaction within,
      boolean shared,
      Duration statementTimeout,
      Alarm alarm) {
    this.lease = lease;
    this.lock = lock;
    this.within = within;
    this.shared = shared;
    this.statementTimeout = statementTimeout;
    this.alarm = alarm;
  }

  /**
   * Adds a statement, which is sent with the next flush.
   *
   * @param request with the values of its parameters
   * @throws IllegalArgumentException if it would leave something behind
   * @throws IllegalStateException if the transaction has ended
   */
  public void add(SqlText text, Request request) {
    if (shared) {
      text.checkLeavesNothing();
    }
    lock.lock();
    try {
      if (within != null && left == null) { // otherwise awaiting it tells why it is not sent
        within.check(text);
      }
      lease.admit(text);
    } finally {
      lock.unlock();
    }
    request.begin(text, Deadline.NONE);
    added.add(request);
  }

  /** Nothing is sent before there are statements. */
  @Override
  public void begin(long deadline) {}

  // Sending

  /**
   * Sends what was added, unless it cannot be; then awaiting it tells why.
   *
   * @param waiting whether the caller is about to wait for an answer
   */
  public void flush(boolean waiting) {
    if (added.isEmpty() || isOver() || Thread.currentThread().isInterrupted()) {
      return;
    }
    if (controlling != null && !knowsTransaction()) {
      return;
    }
    lock.lock();
    try {
      if (canSubmit()) {
        queue(added);
        submit(waiting);
        added.clear();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isOver() {
    return left != null || (within != null && failure != null);
  }

  /**
   * Waits until it is known whether the transaction has begun: outside of it nothing may run. That
   * is so when all that was sent with BEGIN is back.
   */
  private boolean knowsTransaction() {
    try {
      onTheirWay.forEach(this::awaitBack);
      return true;
    } catch (PgException _) {
      return false; // it was left
    }
  }

  private boolean canSubmit() {
    return lease.isOpenFor(this) && (within == null || within.takesStatements());
  }

  private void queue(List<Request> requests) {
    List<SqlText> controls = Lease.controls(within);
    Duration together = within == null ? Duration.ZERO : timeoutOf(requests);
    long now = System.nanoTime();
    for (int i = 0; i < requests.size(); i++) {
      Request each = requests.get(i);
      if (within == null) {
        each.queueInPipeline(controls);
      } else {
        each.queueInGroup(i == 0 ? controls : List.of(), i > 0);
      }
      Duration timeout = within == null ? each.text().timeout(statementTimeout) : together;
      onTheirWay.add(new OnItsWay(each, timeout, now));
    }
    if (!controls.isEmpty()) {
      controlling = requests.getFirst();
    }
  }

  private void submit(boolean waiting) {
    if (waiting && added.size() == 1) {
      lease.connection().submit(added.getFirst());
    } else {
      lease.connection().submitAll(added);
    }
  }

  /** How long all of them may take. */
  private Duration timeoutOf(List<Request> requests) {
    Duration sum = Duration.ZERO;
    for (Request each : requests) {
      Duration timeout = each.text().timeout(statementTimeout);
      if (timeout.isZero()) {
        return Duration.ZERO;
      }
      sum = sum.plus(timeout);
    }
    return sum;
  }

  // Awaiting

  /**
   * Waits for the next statement, which is sent if that was not done.
   *
   * @param request the statement's
   * @return its result, to be closed by the caller
   * @throws PgException if it failed, or was not executed
   */
  public Execution await(Request request) {
    if (onTheirWay.isEmpty()) {
      flush(true);
    }
    OnItsWay next = onTheirWay.peek();
    if (next == null) {
      var _ = added.remove(request);
      throw notSent(request.text());
    }
    try {
      do {
        awaitBack(next);
      } while (isToBeRepeated(request) && repeat(request));
    } finally {
      var _ = onTheirWay.poll();
    }
    return outcome(next);
  }

  private void awaitBack(OnItsWay next) {
    awaitBack(next.request(), next.timeout());
  }

  private void awaitBack(Request request, Duration timeout) {
    if (!request.wasLeft()) {
      waitOrLeave(request, timeout);
    }
    if (request == controlling && within != null && !request.wasLeft()) {
      controlling = null;
      within.sent(false);
    }
  }

  private void waitOrLeave(Request request, Duration timeout) {
    long deadline = Deadline.after(timeout);
    request.leaveAt(deadline);
    alarm.atDeadline(deadline);
    try {
      request.await(timeout);
    } catch (QueryInterruptedException | QueryTimeoutException tired) {
      givenUp = request;
      leave(tired);
      throw tired;
    }
  }

  /** Where others were sent behind it, they would come before it. */
  private boolean isToBeRepeated(Request request) {
    return onTheirWay.size() == 1
        && within == null
        && request.isAnswered()
        && !lease.connection().isInTransaction()
        && request.isWorthAnotherAttempt();
  }

  private boolean repeat(Request request) {
    lock.lock();
    try {
      if (!canSubmit()) {
        return false;
      }
      request.queueInPipeline(List.of());
      lease.connection().submit(request);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private Execution outcome(OnItsWay ended) {
    Request request = ended.request();
    if (request.wasLeft()) {
      throw unknown(request);
    }
    if (!request.isAnswered()) {
      throw notExecuted(request);
    }
    lease.home().counters().answeredInLease(request, ended.since());
    try {
      Execution execution = request.execution();
      if (within != null && left == null) { // what was left behind it counts more
        within.succeeded();
      }
      return execution;
    } catch (ServerException refused) {
      throw failed(request, refused);
    } catch (PgException lost) {
      failure = lost;
      throw lost;
    }
  }

  private PgException failed(Request request, ServerException refused) {
    boolean follows = within != null || refused.sqlState().equals(FAILED_TRANSACTION);
    PgException before = failure;
    if (follows && before != null) {
      return aborted(request.text() + " was not executed", before);
    }
    failure = refused;
    if (within != null) {
      within.spoil(refused);
    }
    return refused;
  }

  private PgException notExecuted(Request request) {
    PgException before = failure;
    if (request.wasSkipped() && before != null) {
      return aborted(request.text() + " was not executed", before);
    }
    return new ConnectionException(
        "the connection was lost before " + request.text() + " was executed", null, true);
  }

  private PgException unknown(Request request) {
    Throwable reason = left;
    if (request == givenUp && reason instanceof PgException tired) {
      return tired; // whoever waited was not the one who had asked for it
    }
    if (!request.wasLeftOnItsWay() || reason == null) {
      return notSent(request.text());
    }
    return new PipelineAbortedException(
        request.text()
            + " was on its way when its pipeline was left; whether it took effect is unknown",
        reason,
        false);
  }

  private PgException notSent(SqlText text) {
    if (left != null) {
      return new PipelineAbortedException(
          text + " was not sent, since its pipeline was left before", left, true);
    }
    if (isOver() && failure != null) {
      return aborted(text + " was not sent", failure);
    }
    if (Thread.currentThread().isInterrupted()) {
      QueryInterruptedException interrupted =
          new QueryInterruptedException("interrupted before " + text + " was sent", true);
      leave(interrupted);
      return interrupted;
    }
    lock.lock();
    try {
      lease.checkUsable(text);
      if (within != null) {
        within.check(text);
      }
    } finally {
      lock.unlock();
    }
    return new ConnectionException(text + " was not sent", null, true);
  }

  private static PgException aborted(String what, PgException because) {
    return new PipelineAbortedException(
        what + ", since an earlier statement of its pipeline failed",
        because,
        because.isSafeToRetry());
  }

  /**
   * Runs a statement of the client's own behind all that was sent, and waits for it alone.
   *
   * @return its result, to be closed by the caller
   * @throws PgException if that fails, which does not count as a failure of the pipeline
   */
  public Execution ask(SqlText text, Request request) {
    request.begin(text, Deadline.NONE);
    boolean mayFollow = controlling == null || knowsTransaction();
    if (isOver() || !mayFollow || !submitAlone(request)) {
      throw notSent(text);
    }
    Duration patience =
        timeoutOf(onTheirWay.stream().map(OnItsWay::request).toList()); // those before come first
    try {
      awaitBack(request, patience);
    } finally {
      var _ = onTheirWay.pollLast();
    }
    if (!request.isAnswered()) {
      throw notExecuted(request);
    }
    try {
      return request.execution();
    } catch (ServerException refused) {
      if (within != null && !refused.sqlState().equals(FAILED_TRANSACTION)) {
        within.spoil(refused);
      }
      throw refused;
    }
  }

  private boolean submitAlone(Request request) {
    lock.lock();
    try {
      if (!canSubmit()) {
        return false;
      }
      queue(List.of(request));
      lease.connection().submit(request);
      return true;
    } finally {
      lock.unlock();
    }
  }

  // Its end

  /** Sends nothing any more; what was sent can be awaited. */
  public void drop(Throwable reason) {
    if (left == null) {
      left = reason;
    }
  }

  /** Leaves all that is on its way: the last first, so that none is sent without those before. */
  private void leave(PgException reason) {
    left = reason;
    Iterator<OnItsWay> lastFirst = onTheirWay.descendingIterator();
    while (lastFirst.hasNext()) {
      lastFirst.next().request().leave();
    }
    if (within != null && onTheirWay.stream().anyMatch(each -> each.request().wasLeftOnItsWay())) {
      within.spoil(reason);
    }
    if (within != null && controlling != null) {
      within.sentWith(controlling);
      controlling = null;
    }
  }

  /** Statements that were sent are to be awaited before. */
  @Override
  public void close() {
    lease.ended(this);
  }

  @Override
  public String name() {
    return "a pipeline";
  }

  @Override
  public String advice() {
    return "add it to the pipeline, or run it when that has ended";
  }

  /** What was sent is answered; the rest is refused, since the lease or the transaction ends. */
  @Override
  public void giveUp() {}
}
