package org.loompq.runtime.connection;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.loompq.PreparedStatementMode;
import org.loompq.error.ConnectionException;
import org.loompq.runtime.libpq.Libpq;

/**
 * A connection to a backend, shared by all who submit requests to it and never blocking.
 *
 * <p>Who may touch what: libpq's connection, the pipeline and the fields below are touched by one
 * worker at a time. Whoever has something to do, a caller with a request or the poller with an
 * event, says what in a volatile field and adds one to {@code work}. Who made it 1 is the worker;
 * he goes on until he has taken it back to 0, and so does what others have added meanwhile. Nobody
 * waits for the worker, and the worker waits for nothing: where the socket is not ready he asks the
 * poller to come back, and ends.
 */
public final class Connection {

  /** What its user wants to know. Called by the worker, who must not be kept. */
  public interface Observer {

    /** A request has left the connection, whatever came of it. */
    void ended();

    /** Requests have been answered since the last call: there may be room for others. */
    void progressed();

    /** It will not be used again: it was lost. */
    void broke();

    /** When somebody who waits here wants to leave. */
    void deadline(long when);
  }

  /** Versions whose libpq may hold decrypted bytes back while the socket looks empty. */
  private static boolean holdsBackDecrypted(int version) {
    return switch (version / 10000) {
      case 18 -> version < 180006;
      case 17 -> version < 170011;
      case 16 -> version < 160015;
      case 15 -> version < 150019;
      default -> version < 180006;
    };
  }

  /** After so many rounds a worker leaves the rest to the poller: he has work of his own. */
  private static final int MOST_ROUNDS = 16;

  /** An abandoned statement that began this recently may end by itself before a cancel request. */
  private static final long CANCEL_GRACE = 2_000_000;

  private final long conn;
  private final String target;
  private final int backendPid;
  private final boolean readBeforeWaiting;
  private final Pipeline pipeline;
  private final Submissions submissions = new Submissions();
  private final Notices notices = new Notices();
  private final Cancellation cancellation;

  /** Written once, before the connection is given to others. */
  private volatile @Nullable Registration registration;

  private volatile @Nullable Observer observer;

  /** How much is to be done; see above. */
  private final AtomicInteger work = new AtomicInteger();

  /** Whether the role of the worker waits for the poller to take it. */
  private final AtomicBoolean handedOver = new AtomicBoolean();

  // What is to be done: set by anybody, reset by the worker.

  private volatile boolean ready;
  private volatile boolean flushDue;
  private volatile boolean checkDue;
  private volatile boolean abandoned;
  private volatile boolean deadlinesDue;
  private volatile boolean aborted;

  // Written by the worker, read by anybody.

  /** Set when the connection must not be used again, with why. */
  private volatile @Nullable String broken;

  private volatile boolean drained = true;

  /** Whether what is submitted now is not sent at once. */
  private volatile boolean held;

  /** When the statement that is answered next began to be so. */
  private volatile long headSince;

  // The worker's own.

  /** What the poller was asked for; 0 if it will not come back. */
  private int armed;

  private boolean unflushed;

  /** Whether the poller will flush. */
  private boolean flushDeferred;

  /** Whether the socket took less than there was to send. */
  private boolean blocked;

  private long lastReceived;

  /** For its worker and for who owns it alone. */
  private long lastAnswered;

  /** Written by the owner of a lease while nothing is on its way. */
  private boolean exclusive;

  private Connection(long conn, ConnectionSettings settings, Executor cancellers) {
    this.conn = conn;
    this.target = Libpq.host(conn) + ":" + Libpq.port(conn) + "/" + Libpq.db(conn);
    this.backendPid = Libpq.backendPid(conn);
    this.readBeforeWaiting = Libpq.sslInUse(conn) != 0 && holdsBackDecrypted(Libpq.libVersion());
    this.pipeline =
        new Pipeline(
            conn,
            settings.preparedStatements() == PreparedStatementMode.UNNAMED,
            settings.statementCacheSize());
    this.cancellation = new Cancellation(conn, cancellers, this::work);
    this.lastReceived = System.nanoTime();
    this.lastAnswered = lastReceived;
  }

  /**
   * Connects and authenticates. Blocks, and is called on a platform thread.
   *
   * @throws ConnectionException with libpq's reason, without any password
   */
  static Connection open(ConnectionSettings settings, Executor cancellers) {
    long conn = connect(settings.keywords());
    if (conn == 0) {
      throw new ConnectionException("libpq could not allocate a connection", null, true);
    }
    if (Libpq.status(conn) != Libpq.CONNECTION_OK) {
      String reason = Libpq.errorMessage(conn).strip();
      Libpq.finish(conn);
      throw new ConnectionException("cannot connect: " + reason, null, true);
    }
    if (Libpq.setNonBlocking(conn, 1) != 0 || Libpq.enterPipelineMode(conn) != 1) {
      String reason = Libpq.errorMessage(conn).strip();
      Libpq.finish(conn);
      throw new ConnectionException("cannot set up the connection: " + reason, null, true);
    }
    Connection connection = new Connection(conn, settings, cancellers);
    connection.notices.collectFrom(conn);
    return connection;
  }

  private static long connect(Map<String, String> keywords) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment names = arena.allocate(ValueLayout.ADDRESS, keywords.size() + 1L);
      MemorySegment values = arena.allocate(ValueLayout.ADDRESS, keywords.size() + 1L);
      int i = 0;
      for (Map.Entry<String, String> keyword : keywords.entrySet()) {
        names.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(keyword.getKey()));
        values.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(keyword.getValue()));
        i++;
      }
      return Libpq.connectdbParams(names, values, 1);
    }
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
    submissions.add(request);
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

  /**
   * Whether a statement submitted now would wait behind one that makes no progress.
   *
   * @param patience for how long the first statement may have been running, in nanoseconds
   */
  public boolean isStalled(long now, long patience) {
    return held || (!drained && now - headSince > patience);
  }

  /** When a statement was last answered; for who owns it alone. */
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

  /** Sets whether one caller has it to himself, and may leave a transaction open. */
  public void exclusive(boolean leased) {
    exclusive = leased;
  }

  /** Whether a transaction is open, or failed and not rolled back; for who knows it is drained. */
  public boolean isInTransaction() {
    return Libpq.transactionStatus(conn) != Libpq.TRANSACTION_IDLE;
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

  /** The time has come to flush, or to go on with work that was left. */
  void resume() {
    flushDue = true;
    if (handedOver.compareAndSet(true, false)) {
      workOff(work.get());
    } else {
      work();
    }
  }

  // Working

  private void work() {
    if (work.getAndIncrement() == 0) {
      workOff(1);
    }
  }

  private void workOff(int begun) {
    int missed = begun;
    for (int rounds = 1; missed != 0; rounds++) {
      try {
        round();
      } catch (RuntimeException | Error failed) {
        lose("unexpectedly: " + failed, failed);
      }
      missed = work.addAndGet(-missed);
      if (missed != 0 && rounds % MOST_ROUNDS == 0 && handOver()) {
        return;
      }
    }
  }

  /** Leaves the role of the worker to the poller, if that is awake. */
  private boolean handOver() {
    Registration watched = registration;
    if (watched == null) {
      return false;
    }
    handedOver.set(true);
    // If the poller was about to sleep it may have taken the role all the same.
    return watched.defer() || !handedOver.compareAndSet(true, false);
  }

  private void round() {
    boolean flushNow = flushDue;
    if (flushNow) { // never reset what was not seen
      flushDue = false;
    }
    if (broken == null) {
      if (ready) {
        armed = 0; // an event comes once
        ready = false;
        receive();
      }
      lookAround();
    }
    if (broken == null) {
      send();
      if (flushNow) {
        flushDeferred = false;
      }
      if (unflushed && !blocked) {
        flush(flushNow);
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
      loseByClosing();
      return;
    }
    if (checkDue) {
      checkDue = false;
      receive();
    }
    if (deadlinesDue) {
      deadlinesDue = false;
      wakeDue(pipeline.sent());
      wakeDue(submissions.all());
    }
    if (abandoned) {
      abandoned = false;
      cancelAbandoned();
    }
    if (held && cancellation.isOver()) {
      held = false;
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
    if (pipeline.isEmpty() && !isFresh()) {
      receive(); // the backend may have gone while it was idle
    }
    while (broken == null && !blocked && !held) {
      Request next = submissions.poll();
      if (next == null) {
        return;
      }
      if (!next.startSending()) {
        ended();
        continue;
      }
      boolean first = pipeline.isEmpty();
      if (first) {
        headSince = System.nanoTime();
        drained = false;
      }
      unflushed = true;
      if (!pipeline.send(next)) {
        lose(Libpq.errorMessage(conn).strip(), null);
      } else if (next.isLarge()) {
        flush(true); // while the socket is full, libpq would keep all that follows in memory
      }
    }
  }

  /** Whether it was heard of so lately that its backend is taken to be there. */
  private boolean isFresh() {
    return System.nanoTime() - lastReceived < 100_000;
  }

  private void flush(boolean now) {
    Registration watched = registration;
    if (!now && watched != null && (flushDeferred || watched.defer())) {
      flushDeferred = true;
      return;
    }
    flushDeferred = false;
    int left = Libpq.flush(conn);
    unflushed = left == 1;
    blocked = left == 1;
    // On failure the read that follows tells why.
  }

  private void arm() {
    Registration watched = registration;
    int wanted = pipeline.isEmpty() ? 0 : Readiness.READ;
    if (blocked) {
      wanted |= Readiness.READ | Readiness.WRITE;
    }
    if (watched != null && (wanted & ~armed) != 0) {
      armed |= wanted;
      watched.arm(armed);
    }
  }

  // Receiving

  private void receive() {
    boolean progressed = false;
    boolean open;
    boolean again;
    do {
      open = Libpq.consumeInput(conn) == 1;
      again = false;
      Request head = pipeline.head();
      long now = System.nanoTime();
      lastReceived = now;
      if (head == null && Libpq.isBusy(conn) != 0) { // parses what came unasked
        open = false;
      }
      while (head != null && pipeline.receive(head)) {
        progressed = true;
        again = readBeforeWaiting;
        complete(head, now);
        head = pipeline.head();
      }
      if (notices.hasCollected()) {
        notices.log(backendPid);
        again = true; // the last words of a backend come just before the end of the stream
      }
    } while (again && open && broken == null);
    if (broken == null) {
      afterReceiving(open);
    }
    if (blocked && broken == null) {
      int left = Libpq.flush(conn);
      blocked = left == 1;
      unflushed = blocked;
    }
    Observer user = observer;
    if (progressed && user != null) {
      user.progressed();
    }
  }

  private void afterReceiving(boolean open) {
    if (pipeline.isOutOfStep()) {
      loseOutOfStep();
    } else if (!open || Libpq.status(conn) != Libpq.CONNECTION_OK) {
      lose(Libpq.errorMessage(conn).strip(), null);
    }
  }

  private void complete(Request head, long now) {
    long took = now - headSince;
    headSince = now;
    drained = pipeline.isEmpty();
    lastAnswered = now;
    Answer answer = head.answer();
    // With others behind, libpq does not tell. But none is put behind a statement's first run,
    // and one that leaves a transaction open does so then.
    boolean idle = !drained || !isInTransaction();
    boolean stray = cancellation.completed(head, answer.isCanceled(), drained);
    if (!exclusive && !idle) {
      leftInTransaction(head);
      return;
    }
    head.text().took(took);
    ended(); // first, so that its owner finds the connection free
    if (stray && idle && head.text().isOneTransaction()) {
      head.returned();
    } else {
      head.answered();
    }
    Request next = pipeline.head();
    if (next != null && next.isAbandoned()) {
      abandoned = true;
    }
  }

  private void ended() {
    Observer user = observer;
    if (user != null) {
      user.ended();
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

  private void leftInTransaction(Request head) {
    head.answer()
        .fail(
            () ->
                new IllegalArgumentException(
                    "the statement opened a transaction on a pooled connection: "
                        + head.text()
                        + "; it was rolled back, since every statement here is a transaction of"
                        + " its own"));
    broken = "it was left in a transaction";
    ended();
    head.answered();
    // Those behind ran in that transaction, which the server rolls back.
    for (Request each = pipeline.sent().poll(); each != null; each = pipeline.sent().poll()) {
      ended();
      each.returned();
    }
    afterLoss();
  }

  private void loseOutOfStep() {
    Request head = pipeline.head();
    if (head != null && head.answer().isCopy()) {
      String message = "COPY cannot run as a query: " + head.text() + "; its connection was closed";
      pipeline.sent().poll();
      head.answer().fail(() -> new IllegalArgumentException(message));
      lose("COPY was run on it", null);
      ended();
      head.answered();
    } else {
      lose("libpq gave no answer", null);
    }
  }

  private void loseByClosing() {
    broken = "the database was closed";
    for (Request next = pipeline.sent().poll(); next != null; next = pipeline.sent().poll()) {
      Request each = next;
      each.answer()
          .fail(
              () ->
                  new ConnectionException(
                      "the database was closed while "
                          + each.text()
                          + " ran; whether it took effect is unknown",
                      null,
                      false));
      ended();
      each.answered();
    }
    afterLoss();
  }

  /** All that was sent fails; what was not sent goes back to its callers to be sent elsewhere. */
  private void lose(String reason, @Nullable Throwable cause) {
    if (broken != null) {
      return;
    }
    broken = reason;
    boolean undone = false;
    boolean first = true;
    for (Request next = pipeline.sent().poll(); next != null; next = pipeline.sent().poll()) {
      Request each = next;
      ended();
      Answer answer = each.answer();
      if (first) {
        undone = answer.isKnownUndone(each.text());
        boolean safe = undone;
        String why = answer.lossReason(reason);
        answer.fail(() -> lost(each.text(), why, safe, cause));
        each.answered();
        first = false;
      } else if (undone) { // the backend had ended before it came to these
        each.returned();
      } else {
        answer.fail(() -> lost(each.text(), reason, false, cause));
        each.answered();
      }
    }
    afterLoss();
  }

  private void afterLoss() {
    drained = true;
    cancellation.forget();
    giveBackUnsent();
    Observer user = observer;
    if (user != null) {
      user.broke();
    }
  }

  private void giveBackUnsent() {
    for (Request each = submissions.poll(); each != null; each = submissions.poll()) {
      ended();
      each.returned();
    }
  }

  private ConnectionException lost(
      SqlText text, String reason, boolean safeToRetry, @Nullable Throwable cause) {
    return new ConnectionException(
        "the connection to "
            + target
            + " was lost while "
            + text
            + " ran: "
            + reason
            + (safeToRetry
                ? "; the statement had no effect"
                : "; whether the statement took effect is unknown"),
        cause,
        safeToRetry);
  }

  /** Closes it, and cancels what it still runs. Blocks, and is called on a platform thread. */
  void close() {
    while (!work.compareAndSet(0, 1)) { // then nobody else becomes the worker any more
      Thread.onSpinWait();
    }
    if (broken == null) {
      broken = "it was closed";
    }
    giveBackUnsent();
    Registration watched = registration;
    if (watched != null) {
      watched.close();
    }
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
