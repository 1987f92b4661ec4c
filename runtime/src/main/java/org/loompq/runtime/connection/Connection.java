package org.loompq.runtime.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ConnectionException;
import org.loompq.runtime.libpq.Libpq;

/**
 * A connection to a backend, shared by all who submit requests to it and never blocking.
 *
 * <p>Who may touch what: libpq's connection, the pipeline and the worker's own fields below are
 * touched by one worker at a time, see {@link Work}. What is to be done is said in volatile fields.
 * Where the socket is not ready the worker asks the poller to come back, and ends.
 */
public final class Connection {

  /** What its user wants to know. Called by the worker, who must not be kept. */
  public interface Observer {

    /** A request that is counted has left, whatever came of it; called before its owner wakes. */
    void ended();

    /** Requests have left since the last call: there may be room for others. */
    void progressed();

    /** It will not be used again: it was lost. */
    void broke();

    /** When somebody who waits here wants to leave. */
    void deadline(long when);
  }

  private static final Logger LOGGER = System.getLogger("org.loompq.connection");

  /** An abandoned statement that began this recently may end by itself before a cancel request. */
  private static final long CANCEL_GRACE = 2_000_000;

  /** A backend that was heard of this recently is taken to be there. */
  private static final long FRESH = 100_000;

  /** What was not sent for so long because of those before it is given back. */
  private static final long LONGEST_HALT = 1_000_000_000;

  private final long conn;
  private final int backendPid;
  private final Pipeline pipeline;
  private final Submissions submissions = new Submissions();
  private final Outgoing outgoing;
  private final Notices notices = new Notices();
  private final Cancellation cancellation;
  private final Loss loss;
  private final boolean readTwice;

  /** Written once, before the connection is given to others. */
  private volatile Registration registration = Registration.NONE;

  private volatile @Nullable Observer observer;

  private final Work work = new Work(this::round);

  private final Runnable read = this::read;

  // What is to be done: set by anybody, reset by the worker once he has seen it.

  private volatile boolean ready;
  private volatile boolean readDue;
  private volatile boolean flushDue;
  private volatile boolean checkDue;
  private volatile boolean abandoned;
  private volatile boolean deadlinesDue;
  private volatile boolean aborted;

  // Written by the worker, read by anybody.

  /** Set when the connection must not be used again, with why. */
  private volatile @Nullable String broken;

  private volatile boolean drained = true;

  /** Whether nothing is sent until a cancel request has had its effect. */
  private volatile boolean held;

  /** When the statement that is answered next began to be so. */
  private volatile long headSince;

  private volatile long lastAnswered;

  private volatile long lastKnown;

  // The worker's own.

  /** What the poller was asked for; 0 if it will not come back. */
  private int armed;

  /**
   * Reading right after sending: the server may be done already, as it is with short statements.
   */
  private final Gamble readingAtOnce = new Gamble();

  private final Spinning spinning = new Spinning();

  private long lastReceived;

  /** Written by the owner of a lease while nothing is on its way. */
  private boolean exclusive;

  private Connection(long conn, ConnectionSettings settings, Executor cancellers) {
    this.conn = conn;
    this.backendPid = Libpq.backendPid(conn);
    this.pipeline = new Pipeline(conn, settings);
    this.outgoing = new Outgoing(conn);
    this.cancellation = new Cancellation(conn, cancellers, this::work);
    this.loss =
        new Loss(
            Libpq.host(conn) + ":" + Libpq.port(conn) + "/" + Libpq.db(conn),
            pipeline.sent(),
            this::ended);
    this.readTwice = HeldBackBytes.arePossible(conn);
    this.lastReceived = System.nanoTime();
    this.lastAnswered = lastReceived;
    this.lastKnown = lastReceived;
  }

  /**
   * Connects and authenticates. Blocks, and is called on a platform thread.
   *
   * @throws ConnectionException with libpq's reason, without any password
   */
  static Connection open(ConnectionSettings settings, Executor cancellers) {
    long conn = Opener.open(settings);
    Connection connection = new Connection(conn, settings, cancellers);
    connection.notices.collectFrom(conn);
    return connection;
  }

  /** Begins to watch the socket. Once, before the first request. */
  public void attach(Readiness readiness, Observer user) {
    observer = user;
    registration = readiness.register(Libpq.socket(conn), this);
  }

  // For anybody

  /** Takes a request, sends it as soon as it can, and has its owner woken when it is back. */
  public void submit(Request request) {
    request.submittedTo(this);
    boolean own = request.isOfThisThread();
    request.beingSubmitted(own);
    submissions.add(request);
    work();
    if (own) {
      if (spinning.isFor(request) && spinning.spin(request, read)) {
        work();
      }
      request.beingSubmitted(false);
    }
  }

  private void read() {
    readDue = true;
    work();
  }

  /** Whether it can run statements. */
  public boolean isUsable() {
    return broken == null;
  }

  /** Whether everything that was sent has been answered. */
  public boolean isDrained() {
    return drained;
  }

  /** Whether what is submitted now is sent soon: otherwise it may be given back. */
  public boolean takesRequests() {
    return !held && broken == null;
  }

  /**
   * Whether a statement submitted now would wait behind one that makes no progress.
   *
   * @param patience for how long the first statement may have been running, in nanoseconds
   */
  public boolean isStalled(long now, long patience) {
    return !takesRequests() || (!drained && now - headSince > patience);
  }

  /** When it was last known to be there: it had answered, or was looked at by {@link #check}. */
  public long lastKnown() {
    return lastKnown;
  }

  /** When a statement was last answered. */
  public long lastAnswered() {
    return lastAnswered;
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
    return observer;
  }

  /** Sets whether one caller has it to himself, and may leave a transaction open. */
  public void exclusive(boolean leased) {
    exclusive = leased;
  }

  /** Whether a transaction is open, or failed and not rolled back. */
  public boolean isInTransaction() {
    int status = Libpq.transactionStatus(conn);
    return status == Libpq.TRANSACTION_OPEN || status == Libpq.TRANSACTION_FAILED;
  }

  /** The owner of a request that was sent has left. */
  void wasAbandoned() {
    abandoned = true;
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

  // Working

  private void work() {
    work.add(registration);
  }

  private void round() {
    try {
      goRound();
    } catch (RuntimeException | Error failed) {
      lose("unexpectedly: " + failed, failed);
    }
  }

  private void goRound() {
    if (broken == null && ready) {
      armed = 0; // an event comes once
      ready = false;
      readDue = true;
    }
    if (broken == null && readDue) {
      readDue = false;
      receive();
    }
    if (broken == null) {
      lookAround();
    }
    if (broken == null) {
      send();
    }
    if (broken == null && flush() && readingAtOnce.isWorthTrying()) {
      readingAtOnce.tried(receive());
      if (broken == null && abandoned) { // the next one is up whose owner has left
        lookAround();
      }
    }
    if (broken == null) {
      arm();
    } else {
      giveBackUnsent();
    }
  }

  /** What is rarely asked for. */
  private void lookAround() {
    if (aborted) {
      lose("the database was closed", loss::closed);
      return;
    }
    if (checkDue) {
      checkDue = false;
      receive();
      lastKnown = lastReceived;
      endHalt();
    }
    if (deadlinesDue) {
      deadlinesDue = false;
      wakeDue(pipeline.sent());
      wakeDue(submissions.all());
    }
    if (held && cancellation.isOver(pipeline.sent().last())) {
      held = false;
      abandoned = true; // the next may have been left meanwhile
      progressed();
    }
    if (abandoned) {
      abandoned = false;
      cancelAbandoned();
    }
  }

  private void wakeDue(RequestQueue requests) {
    long now = System.nanoTime();
    for (Request each = requests.first(); each != null; each = each.next) {
      each.wakeIfPast(now);
      Observer user = observer;
      if (user != null && each.deadline() != Deadline.NONE && each.deadline() - now > 0) {
        user.deadline(each.deadline());
      }
    }
  }

  // Sending

  private void send() {
    if (submissions.peek() == null) {
      return;
    }
    if (pipeline.isEmpty() && System.nanoTime() - lastReceived > FRESH) {
      receive(); // the backend may have gone while it was idle
    }
    while (broken == null && !outgoing.isBlocked() && !held) {
      Request next = submissions.poll();
      if (next == null) {
        break;
      }
      if (next.startSending()) {
        send(next);
      } else {
        ended(next); // its owner has left
      }
    }
    if (broken == null && !pipeline.endGroup()) {
      loseByLibpq();
    }
    if (held && !exclusive) { // a lease has no other connection
      giveBackUnsent();
    }
  }

  private void send(Request next) {
    if (pipeline.isEmpty()) {
      headSince = System.nanoTime();
      drained = false;
    }
    outgoing.taken();
    if (!pipeline.send(next)) {
      loseByLibpq();
    } else if (next.isLarge() && pipeline.endGroup()) {
      var _ = outgoing.sendNow(); // if the socket is full, libpq keeps no more in memory
    }
  }

  /** Whether something was sent, and all of it. */
  private boolean flush() {
    boolean now = flushDue;
    if (now) {
      flushDue = false;
      return outgoing.sendNow();
    }
    Request head = pipeline.head();
    return outgoing.send(head != null && head.next == null, registration);
  }

  private void arm() {
    Request head = pipeline.head();
    if (head != null && head.next == null && !outgoing.isBlocked()) {
      if (spinning.begins(head, registration)) {
        return;
      }
    } else {
      spinning.end();
    }
    int wanted = pipeline.isEmpty() ? 0 : Readiness.READ;
    if (outgoing.isBlocked()) {
      wanted |= Readiness.READ | Readiness.WRITE;
    }
    if ((wanted & ~armed) != 0) {
      armed |= wanted;
      registration.arm(armed);
    }
  }

  /** Gives back what waits to be sent if nothing moves: another connection may be free. */
  private void endHalt() {
    long now = System.nanoTime();
    if (broken == null && cancellation.isOverdue(now)) {
      lose("the server did not react to a cancel request", (Throwable) null);
    } else if (broken == null && !drained && now - headSince > LONGEST_HALT) {
      giveBackUnsent();
    }
  }

  // Receiving

  /** Takes what has come; true if that ended a statement. */
  private boolean receive() {
    boolean answered = false;
    boolean open;
    boolean again;
    int passes = 0;
    do {
      open = Libpq.consumeInput(conn) == 1;
      again = readTwice && ++passes == 1;
      lastReceived = System.nanoTime();
      if (pipeline.isEmpty() && Libpq.isBusy(conn) != 0) { // parses what came unasked
        open = false;
      }
      for (Request done = pipeline.receive(); done != null; done = nextAnswered()) {
        answered = true;
        again = readTwice;
        complete(done);
      }
      if (notices.hasCollected()) {
        notices.log(backendPid);
        again = true; // the last words of a backend come just before the end of the stream
      }
    } while (again && open && broken == null);
    if (broken == null && pipeline.isOutOfStep()) {
      loseOutOfStep();
    } else if (broken == null && (!open || Libpq.status(conn) != Libpq.CONNECTION_OK)) {
      loseByLibpq();
    } else if (broken == null) {
      outgoing.goOn();
    }
    if (answered) {
      progressed();
    }
    return answered;
  }

  private @Nullable Request nextAnswered() {
    return broken == null ? pipeline.receive() : null;
  }

  private void complete(Request done) {
    long took = lastReceived - headSince;
    headSince = lastReceived;
    lastAnswered = lastReceived;
    lastKnown = lastReceived;
    drained = pipeline.isEmpty();
    boolean stray = cancellation.completed(done, done.answer().isCanceled(), drained);
    // With others behind, libpq does not tell. But none is put behind a statement's first run,
    // and one that leaves a transaction open does so then.
    if (!exclusive && drained && isInTransaction()) {
      lose("it was left in a transaction", () -> loss.leftInTransaction(done));
      return;
    }
    spinning.answered(took);
    done.text().took(took);
    ended(done); // first, so that its owner finds the connection free
    if (done.answer().wasSkipped() || (stray && done.text().isOneTransaction())) {
      done.returned();
    } else {
      done.answered();
    }
    Request next = pipeline.head();
    if (next != null && next.isAbandoned()) {
      abandoned = true;
    }
  }

  private void ended(Request request) {
    if (request.isCounted()) {
      tell(Observer::ended);
    }
  }

  private void progressed() {
    tell(Observer::progressed);
  }

  /** What goes wrong with the user must not keep the others here from their answers. */
  private void tell(Consumer<Observer> event) {
    Observer user = observer;
    if (user != null) {
      try {
        event.accept(user);
      } catch (RuntimeException | Error failed) {
        LOGGER.log(Level.ERROR, "a connection's pool has failed", failed);
      }
    }
  }

  // Cancelling

  /** Asks the server to cancel what runs, if its owner has left and nobody else can be hurt. */
  private void cancelAbandoned() {
    Request head = pipeline.head();
    if (head == null || !head.isAbandoned() || held || !othersCanBeSentAgain(head)) {
      return;
    }
    held = true;
    long running = System.nanoTime() - headSince;
    cancellation.begin(head, running > CANCEL_GRACE ? 0 : CANCEL_GRACE - running);
  }

  /** A cancel request may come late, and hit one of those that were sent behind. */
  private static boolean othersCanBeSentAgain(Request head) {
    for (Request each = head.next; each != null; each = each.next) {
      if (!each.text().isOneTransaction()) {
        return false;
      }
    }
    return true;
  }

  // Losing

  private void loseByLibpq() {
    String reason = Libpq.errorMessage(conn).strip();
    lose(reason, () -> loss.connectionLost(reason, null));
  }

  private void loseOutOfStep() {
    Request head = pipeline.head();
    if (head != null && head.answer().isCopy()) {
      lose("COPY was run on it", loss::beganCopy);
    } else {
      lose("libpq gave no answer", (Throwable) null);
    }
  }

  private void lose(String reason, @Nullable Throwable cause) {
    lose(reason, () -> loss.connectionLost(reason, cause));
  }

  /** Has all owners told; what was not sent goes back to them, to be sent elsewhere. */
  private void lose(String reason, Runnable tellOwners) {
    if (broken != null) {
      return;
    }
    broken = reason;
    tellOwners.run();
    drained = true;
    cancellation.forget();
    giveBackUnsent();
    tell(Observer::broke);
  }

  private void giveBackUnsent() {
    for (Request each = submissions.poll(); each != null; each = submissions.poll()) {
      ended(each);
      each.returned();
    }
  }

  /** Closes it, and cancels what it still runs. Blocks, and is called on a platform thread. */
  void close() {
    work.takeForEver();
    lose("it was closed", loss::closed);
    giveBackUnsent();
    registration.close();
    if (Libpq.status(conn) == Libpq.CONNECTION_OK
        && Libpq.transactionStatus(conn) == Libpq.TRANSACTION_ACTIVE) {
      CancelRequest request = CancelRequest.create(conn);
      request.send();
      request.free();
    }
    Libpq.finish(conn);
    notices.close();
  }
}
