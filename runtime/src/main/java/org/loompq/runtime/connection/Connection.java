package org.loompq.runtime.connection;

import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ConnectionException;
import org.loompq.runtime.libpq.Libpq;

/**
 * A connection to a backend, shared by all who submit requests to it and never blocking.
 *
 * <p>Who may touch what: libpq's connection, and what {@link Sending} and {@link Receiving} know of
 * it, are touched by one worker at a time, see {@link Work}. What is to be done is said in volatile
 * fields. Where the socket is not ready the worker asks the poller to come back, and ends.
 */
public final class Connection {

  /** What its user wants to know. Called by the worker, who must not be kept. */
  public interface Observer {

    /** A request that is not of a lease has left, whatever came of it, and its owner will wake. */
    void ended();

    /** Requests have left since the last call: there may be room for others. */
    void progressed();

    /** It will not be used again: it was lost. */
    void broke();

    /** When somebody who waits here wants to leave. */
    void deadline(long when);
  }

  /** What was not sent for so long because of those before it is given back. */
  private static final long LONGEST_HALT = 1_000_000_000;

  private final long conn;
  private final Pipeline pipeline;
  private final Progress progress = new Progress();
  private final Reports reports = new Reports();
  private final Spinning spinning = new Spinning();
  private final Cancellation cancellation;
  private final Sending sending;
  private final Loss loss;
  private final Receiving receiving;

  /** Written once, before the connection is given to others. */
  private volatile Registration registration = Registration.NONE;

  private final Work work = new Work(this::round, this::resume);

  private final Runnable read = this::read;

  // What is to be done: set by anybody, reset by the worker once he has seen it.

  private volatile boolean ready;
  private volatile boolean readDue;
  private volatile boolean flushDue;
  private volatile boolean checkDue;
  private volatile boolean deadlinesDue;
  private volatile boolean aborted;
  private volatile @Nullable Throwable pollerFailure;

  // The worker's own.

  /** What the poller was asked for; 0 if it will not come back. */
  private int armed;

  /**
   * Reading right after sending: the server may be done already, as it is with short statements.
   */
  private final Gamble readingAtOnce = new Gamble();

  private Connection(long conn, ConnectionSettings settings, Executor cancellers) {
    this.conn = conn;
    this.pipeline = new Pipeline(conn, settings);
    this.cancellation = new Cancellation(conn, cancellers, this::work);
    this.sending = new Sending(conn, pipeline, progress, cancellation, reports);
    this.loss = new Loss(conn, pipeline, sending, progress, cancellation, reports);
    Notices notices = Notices.of(conn, settings.noticesAreHandedOver(), pipeline);
    this.receiving =
        new Receiving(
            conn, pipeline, sending, progress, cancellation, spinning, loss, reports, notices);
  }

  /**
   * Connects and authenticates. Blocks, and is called on a platform thread.
   *
   * @throws ConnectionException with libpq's reason, without any password
   */
  static Connection open(ConnectionSettings settings, Executor cancellers) {
    return new Connection(Opener.open(settings), settings, cancellers);
  }

  /** Begins to watch the socket. Once, before the first request. */
  public void attach(Readiness readiness, Observer user) {
    reports.to(user);
    registration = readiness.register(Libpq.socket(conn), this);
  }

  // For anybody

  /**
   * Reads the socket also while no statement runs, and delivers notifications, those included that
   * have come before. Once, by who has it to himself.
   */
  public void deliverTo(Inbox readers) {
    receiving.deliverTo(readers.source(read));
    read();
  }

  /** Takes a request, sends it as soon as it can, and has its owner woken when it is back. */
  public void submit(Request request) {
    request.submittedTo(this);
    boolean own = request.isOfThisThread();
    request.beingSubmitted(own);
    sending.submit(request);
    work();
    if (own) {
      if (spinning.isFor(request) && spinning.spin(request, read)) {
        work();
      }
      request.beingSubmitted(false);
    }
  }

  /** Takes requests of one owner, which are sent together and in order. */
  public void submitAll(List<Request> requests) {
    for (Request each : requests) {
      each.submittedTo(this);
    }
    sending.submitAll(requests);
    work();
  }

  private void read() {
    readDue = true;
    work();
  }

  /** A reader has room for more, or there is more of a batch to send. */
  void goOn() {
    read();
  }

  /** Whether it can run statements. */
  public boolean isUsable() {
    return !loss.hasHappened();
  }

  /** Why it cannot, as far as libpq or we know; for whoever has found that. */
  public String whyLost() {
    return loss.reason();
  }

  /** Whether it cannot since a statement left a transaction open, which was rolled back. */
  public boolean wasLeftInTransaction() {
    return loss.wasLeftInTransaction();
  }

  /** Whether everything that was sent has been answered. */
  public boolean isDrained() {
    return progress.isDrained();
  }

  /** Whether what is submitted now is sent soon: otherwise it may be given back. */
  public boolean takesRequests() {
    return !cancellation.isHolding() && isUsable();
  }

  /**
   * Whether a statement submitted now would wait behind one that makes no progress.
   *
   * @param patience for how long the first statement may have been running, in nanoseconds
   */
  public boolean isStalled(long now, long patience) {
    return !takesRequests() || progress.headRunsFor(now) > patience;
  }

  /** When it was last known to be there: it had answered, or was looked at by {@link #check}. */
  public long lastKnown() {
    return progress.lastKnown();
  }

  /** When a statement was last answered. */
  public long lastAnswered() {
    return progress.lastAnswered();
  }

  /** Has it look whether the backend is still there. */
  public void check() {
    checkDue = true;
    work();
  }

  /** Has those leave whose deadline has passed. */
  public void checkDeadlines() {
    deadlinesDue = true;
    work();
  }

  /** Has all who wait here leave: it is to be closed. */
  public void abort() {
    aborted = true;
    work();
  }

  /** Its user, as {@link #attach} was told; null before. */
  public @Nullable Observer observer() {
    return reports.observer();
  }

  /** Whether a transaction is open, or failed and not rolled back. For the owner of a lease. */
  public boolean isInTransaction() {
    return pipeline.isInTransaction();
  }

  /** Whether it is known that no transaction is open. */
  public boolean isOutsideTransaction() {
    return pipeline.isOutsideTransaction();
  }

  /** Whether a transaction has failed and was not rolled back; likewise. */
  public boolean isInFailedTransaction() {
    return pipeline.isInFailedTransaction();
  }

  /** The owner of a request that was sent has left. */
  void wasAbandoned() {
    cancellation.ownerLeft();
    work();
  }

  // For the poller

  /** The socket is ready for what was asked. */
  void ready() {
    ready = true;
    work();
  }

  /** The time has come to send, or to go on with work that was left. */
  void resume() {
    flushDue = true;
    work.resume(registration);
  }

  /** Nobody would see its socket become ready any more. */
  void pollerFailed(Throwable failure) {
    pollerFailure = failure;
    work();
  }

  // Working

  private void work() {
    work.add(registration);
  }

  private void round() {
    try {
      goRound();
    } catch (RuntimeException | Error failed) {
      loss.because("unexpectedly: " + failed, failed);
    }
  }

  private void goRound() {
    if (isUsable()) {
      receive();
    }
    if (isUsable()) {
      lookAround();
    }
    if (isUsable()) {
      send();
    }
    if (isUsable()) {
      arm();
    } else {
      loss.finish();
    }
  }

  private void receive() {
    if (ready) {
      armed = 0; // an event comes once
      ready = false;
      readDue = true;
    }
    if (readDue) {
      readDue = false;
      receiving.receive();
    }
  }

  /** What is rarely asked for. */
  private void lookAround() {
    if (aborted) {
      loss.closed();
    } else if (pollerFailure != null) {
      loss.because("its poller has failed", pollerFailure);
    }
    if (isUsable() && checkDue) {
      checkDue = false;
      receiving.receive();
      progress.known();
      endHalt();
    }
    if (isUsable() && deadlinesDue) {
      deadlinesDue = false;
      wakeDue(pipeline.sent());
      wakeDue(sending.unsent());
    }
    cancel();
  }

  private void cancel() {
    if (isUsable() && cancellation.goOn(pipeline.sent(), progress)) {
      reports.progressed();
    }
  }

  private void wakeDue(RequestQueue requests) {
    long now = System.nanoTime();
    for (Request each = requests.first(); each != null; each = each.next) {
      each.wakeIfPast(now);
      if (each.deadline() != Deadline.NONE && each.deadline() - now > 0) {
        reports.deadline(each.deadline());
      }
    }
  }

  /** Gives back what waits to be sent if nothing moves: another connection may be free. */
  private void endHalt() {
    long now = System.nanoTime();
    if (isUsable() && cancellation.isOverdue(now)) {
      loss.because("the server did not react to a cancel request", null);
    } else if (isUsable() && progress.headRunsFor(now) > LONGEST_HALT) {
      sending.passOn();
    }
  }

  private void send() {
    if (sending.hasUnsent()) {
      if (pipeline.isEmpty() && !progress.isFresh()) {
        receiving.receive(); // the backend may have gone while it was idle
      }
      if (isUsable() && !sending.send()) {
        loss.byLibpq();
      }
    }
    if (isUsable() && flush() && readingAtOnce.isWorthTrying()) {
      readingAtOnce.tried(receiving.receive());
      cancel(); // the next one may be up whose owner has left
    }
  }

  /** Whether something was sent, and all of it. */
  private boolean flush() {
    if (flushDue) {
      flushDue = false;
      return sending.flushNow();
    }
    return sending.flush(registration);
  }

  private void arm() {
    Request only = sending.only();
    if (only == null) {
      spinning.end();
    } else if (spinning.begins(only, registration)) {
      return;
    }
    int wanted = receiving.isAwaiting() ? Readiness.READ : 0;
    if (sending.isBlocked()) {
      wanted |= Readiness.READ | Readiness.WRITE;
    }
    if ((wanted & ~armed) != 0) {
      armed |= wanted;
      registration.arm(armed);
    }
  }

  /** Closes it, and cancels what it still runs. Blocks, and is called on a platform thread. */
  void close() {
    work.takeForEver();
    loss.closed();
    loss.finish();
    registration.close();
    if (Libpq.status(conn) == Libpq.CONNECTION_OK
        && Libpq.transactionStatus(conn) == Libpq.TRANSACTION_ACTIVE) {
      CancelRequest request = CancelRequest.create(conn);
      request.send();
      request.free();
    }
    Libpq.finish(conn);
    receiving.close();
  }
}
