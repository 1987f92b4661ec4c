package org.loompq.runtime.connection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.error.ServerError;
import org.loompq.message.DurationText;

/**
 * One execution of a statement: what is sent, who waits for it, and what comes of it. Its owner
 * uses it again for the next execution, unless he left before the answer came.
 *
 * <p>Who may touch what: the owner fills it and begins; from then on it belongs to whoever works on
 * its connection, until the state says that it has been answered or returned. The state is the only
 * field that both write. The owner leaves by moving it to one of those that say so, after which he
 * never touches it again.
 */
public final class Request {

  /** With its owner. */
  private static final int IDLE = 0;

  /** In the pool's queue: no connection has room for it. */
  private static final int WAITING = 1;

  /** At a connection, not yet sent. */
  private static final int QUEUED = 2;

  /** Handed to libpq: the server may run it. */
  private static final int SENT = 3;

  /** Back with its owner, who finds the answer. */
  private static final int ANSWERED = 4;

  /** Back with its owner: it had no effect and is to be sent again. */
  private static final int RETURNED = 5;

  /** Back with its owner: no connection had room for it in time. */
  private static final int REFUSED = 6;

  /** Its owner has left before it was sent. This and those after it are final. */
  private static final int LEFT_UNSENT = 7;

  /** Its owner has left while it was in the pool's queue. */
  private static final int LEFT_QUEUE = 8;

  /** Its owner has left when it had been sent. */
  private static final int LEFT_ON_ITS_WAY = 9;

  /** What did not get to run so often has more to it: only the first uses what was prepared. */
  private static final int MOST_ATTEMPTS = 3;

  /** So many notices of one statement are kept, lest one in a loop fills the heap. */
  private static final int MOST_NOTICES = 1_000;

  private static final int LARGE = 16 * 1024;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Request.class, "state", int.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final @Nullable BoundValues values;
  private final Answer answer = new Answer();

  private volatile int state = IDLE;
  private @Nullable SqlText text;
  private @Nullable Thread owner;
  private long deadline = Deadline.NONE;
  private long queuedSince;

  /**
   * For how long it was in the pool's queue, in nanoseconds; written by who takes it from there.
   */
  private long waited;

  /** Whether its owner is about to submit it himself; for nobody but him. */
  private boolean beingSubmitted;

  /** Whether its owner has the connection to himself, so that nobody counts what that carries. */
  private boolean leased;

  /** Whether others of its owner may be on their way at the same time. */
  private boolean pipelined;

  /** Whether it shares a Sync with others of its owner. */
  private boolean sharesSync;

  /** Whether those were submitted right before it. */
  private boolean followsInGroup;

  /** Control of the transaction that is sent in front of it. */
  private List<SqlText> controls = List.of();

  /** What the server said about it that is no answer; null for nothing. */
  private @Nullable List<ServerError> notices;

  private int furtherNotices;

  /** How often it was answered that it did not get to run. */
  private int attempts;

  /** Where it was submitted last; written by whoever submits it, before it is queued. */
  private volatile @Nullable Connection connection;

  /** The next in the list that it is in; belongs to that list. */
  @Nullable Request next;

  /** A request that executes with these values. */
  public Request(BoundValues values) {
    this.values = values;
  }

  private Request() {
    this.values = null;
  }

  /** A request that asks for a statement's columns. */
  public static Request describe() {
    return new Request();
  }

  /** A request whose values, or whose data, come later. */
  public static Request inPieces() {
    return new Request();
  }

  /**
   * Begins an execution; for its owner.
   *
   * @param deadline when the owner leaves, see {@link Deadline}
   */
  public void begin(SqlText begun, long deadline) {
    this.text = begun;
    this.deadline = deadline;
    this.attempts = 0;
    this.notices = null;
    this.furtherNotices = 0;
    this.waited = 0;
    this.owner = Thread.currentThread();
    if (values != null) {
      values.seal();
    }
  }

  /** What is run. */
  public SqlText text() {
    SqlText begun = text;
    if (begun == null) {
      throw new IllegalStateException("the request has not begun");
    }
    return begun;
  }

  /** When its owner leaves. */
  public long deadline() {
    return deadline;
  }

  /** When it joined the pool's queue. */
  public long queuedSince() {
    return queuedSince;
  }

  @Nullable BoundValues values() {
    return values;
  }

  /** How many bytes its values take. */
  public long size() {
    return values == null ? 0 : values.writer().position();
  }

  /** Whether its values are so many bytes that they fill buffers by themselves. */
  boolean isLarge() {
    return size() > LARGE;
  }

  Answer answer() {
    return answer;
  }

  // Moving on

  /** Joins the pool's queue; for its owner. */
  public void waitInQueue(long since) {
    answer.reset();
    controls = List.of();
    leased = false;
    pipelined = false;
    sharesSync = false;
    followsInGroup = false;
    queuedSince = since;
    state = WAITING;
  }

  /** Leaves the pool's queue for a connection; false if its owner has left. */
  public boolean leaveQueue() {
    waited += System.nanoTime() - queuedSince;
    return STATE.compareAndSet(this, WAITING, QUEUED);
  }

  /** Is about to be submitted to a connection that counts it already; for its owner. */
  public void queue() {
    controls = List.of();
    queue(false);
  }

  /**
   * Is about to be submitted to a connection that was leased; for its owner.
   *
   * @param before what is sent in front of it with the same Sync, and stays the same until it is
   *     back: it is skipped if that fails
   */
  public void queueInLease(List<SqlText> before) {
    controls = before;
    queue(true);
  }

  /**
   * Is about to be submitted to a connection that was leased, and to be read in chunks.
   *
   * @param before as for {@link #queueInLease}
   * @param rowsPerChunk how many rows are read from the socket at once, about
   */
  public void queueStream(List<SqlText> before, int rowsPerChunk) {
    queueInLease(before);
    answer.in(new Chunks(rowsPerChunk));
  }

  /**
   * Is about to be submitted to a connection that was leased, and to be executed many times.
   *
   * @param before as for {@link #queueInLease}
   */
  public void queueBatch(List<SqlText> before, Batch executions) {
    queueInLease(before);
    answer.in(executions);
  }

  /**
   * Is about to be submitted to a connection that was leased, as a COPY.
   *
   * @param before as for {@link #queueInLease}
   */
  public void queueCopy(List<SqlText> before, Copy data) {
    queueInLease(before);
    answer.in(data);
  }

  /**
   * Is about to be submitted to a connection that was leased, together with others or behind them.
   *
   * @param before as for {@link #queueInLease}
   */
  public void queueInPipeline(List<SqlText> before) {
    queueInLease(before);
    pipelined = true;
  }

  /**
   * Is about to be submitted likewise, in a group that has one Sync: if one fails, the server skips
   * the rest.
   *
   * @param before as for {@link #queueInLease}
   * @param follows whether it is not the first of them
   */
  public void queueInGroup(List<SqlText> before, boolean follows) {
    queueInPipeline(before);
    sharesSync = true;
    followsInGroup = follows;
  }

  @Nullable Batch batch() {
    return answer.batch();
  }

  /** The data of a COPY; null if it is another statement. */
  @Nullable Copy data() {
    return answer.data();
  }

  private void queue(boolean inLease) {
    answer.reset();
    leased = inLease;
    pipelined = false;
    sharesSync = false;
    followsInGroup = false;
    state = QUEUED;
  }

  List<SqlText> controls() {
    return controls;
  }

  /** Whether its owner has the connection to himself. */
  boolean isLeased() {
    return leased;
  }

  /** Whether others of its owner may be on their way at the same time. */
  boolean isPipelined() {
    return pipelined;
  }

  /** Whether it shares a Sync with others of its owner. */
  boolean sharesSync() {
    return sharesSync;
  }

  /** Whether those were submitted right before it. */
  boolean followsInGroup() {
    return followsInGroup;
  }

  /** Comes to a connection, from its owner or from the pool's queue. */
  void submittedTo(Connection to) {
    connection = to;
  }

  /** Is about to be sent; false if its owner has left. */
  boolean startSending() {
    return STATE.compareAndSet(this, QUEUED, SENT);
  }

  /** Has its answer. */
  void answered() {
    finish(ANSWERED);
  }

  /** Had no effect, and is to be sent again. */
  void returned() {
    finish(RETURNED);
  }

  /** Goes back to its owner from the pool's queue; false if it is not there any more. */
  public boolean refuse() {
    Thread waiting = owner;
    if (!STATE.compareAndSet(this, WAITING, REFUSED)) {
      return false;
    }
    LockSupport.unpark(waiting);
    return true;
  }

  private void finish(int outcome) {
    // Both are read first: its owner may begin anew once the state is set.
    Thread waiting = owner;
    Pieces pieces = answer.pieces();
    int current = state;
    if (current >= LEFT_UNSENT || !STATE.compareAndSet(this, current, outcome)) {
      answer.discard();
      logNotices();
      return;
    }
    if (pieces != null) {
      pieces.wake();
    } else if (waiting != Thread.currentThread()) {
      LockSupport.unpark(waiting);
    }
  }

  /** Whether its owner has a part in how long it takes: he sends or reads it in pieces. */
  boolean isInPieces() {
    return answer.pieces() != null;
  }

  /** Has its owner look whether he can go on. */
  void wakeOwner() {
    LockSupport.unpark(owner);
  }

  boolean isOfThisThread() {
    return owner == Thread.currentThread();
  }

  /** Its owner submits it, or has done so. For the owner. */
  void beingSubmitted(boolean is) {
    beingSubmitted = is;
  }

  /** Whether it was sent, and this thread is its owner and is still about to submit it. */
  boolean isBeingSubmittedByThisThread() {
    return isOfThisThread() && beingSubmitted && isSent();
  }

  boolean isAbandoned() {
    return wasLeft();
  }

  boolean isSent() {
    return state == SENT;
  }

  // Waiting; for its owner

  /** Whether it is on its way no more. */
  boolean isBack() {
    int current = state;
    return current == ANSWERED || current == RETURNED || current == REFUSED;
  }

  /** Whether it is back with an answer. */
  public boolean isAnswered() {
    return state == ANSWERED;
  }

  /** For how long it was in the pool's queue, in nanoseconds; for its owner, once it is back. */
  public long waited() {
    return waited;
  }

  /** The connection that has answered it; for its owner, once it is answered. */
  public Connection answeredBy() {
    Connection last = connection;
    if (last == null) {
      throw new IllegalStateException("the request was not submitted");
    }
    return last;
  }

  /** Whether it is back since the server skipped it, as one before it failed. */
  public boolean wasSkipped() {
    return state == RETURNED && answer.wasSkipped();
  }

  /** Whether it is back since no connection had room in time. */
  public boolean isRefused() {
    return state == REFUSED;
  }

  /**
   * Waits until it is back.
   *
   * @param timeout what errors call the time up to the deadline
   * @throws QueryInterruptedException if the thread is interrupted
   * @throws QueryTimeoutException if the deadline passes
   */
  public void await(Duration timeout) {
    while (!isBack()) {
      waitOrLeave(timeout);
    }
  }

  /** Gets another deadline, see {@link Deadline}; for its owner, before he waits. */
  public void leaveAt(long when) {
    deadline = when;
  }

  private void waitOrLeave(Duration timeout) {
    if (Thread.currentThread().isInterrupted()) {
      leave(true, timeout);
    } else if (Deadline.isPast(deadline)) {
      leave(false, timeout);
    } else {
      LockSupport.park(this);
    }
  }

  /** Waits for a change of what is sent or read in pieces, or leaves if there is none in time. */
  void waitForPiece(Duration timeout, long until) {
    if (wasLeft()) {
      throw new IllegalStateException(text() + " was closed");
    }
    deadline = until;
    waitOrLeave(timeout);
  }

  /** There is more to be sent, or room for more to be read; for its owner. */
  public void goOn() {
    answeredBy().goOn();
  }

  /** Leaves, since nobody wants the rest of what is sent or read in pieces. */
  public void leave() {
    while (!isBack() && !wasLeft() && !tryLeave(state)) {
      // it was sent meanwhile
    }
  }

  /** Frees what has come of it and was not read; for its owner, if he has not left. */
  public void drop() {
    if (isBack()) {
      answer.discard();
      logNotices();
    }
  }

  /** Whether its owner has left, so that it must not be used again. */
  public boolean wasLeft() {
    return state >= LEFT_UNSENT;
  }

  /** Whether its owner left when it had been sent; for its owner. */
  public boolean wasLeftOnItsWay() {
    return state == LEFT_ON_ITS_WAY;
  }

  /** Whether its owner left while it was in the pool's queue; for its owner. */
  public boolean hasLeftQueue() {
    return state == LEFT_QUEUE;
  }

  private void leave(boolean interrupted, Duration timeout) {
    int current = state;
    if (!tryLeave(current)) {
      return;
    }
    boolean sent = current == SENT;
    String outcome =
        switch (current) {
          case SENT ->
              "was on its way; it is cancelled on the server unless that could harm others, and"
                  + " whether it took effect is unknown";
          case WAITING -> "waited for a connection; it was not sent";
          default -> "waited to be sent; it was not";
        };
    if (interrupted) {
      throw new QueryInterruptedException("interrupted while " + text + " " + outcome, !sent);
    }
    throw new QueryTimeoutException(
        text + " was not answered within " + DurationText.of(timeout) + "; it " + outcome,
        timeout,
        !sent);
  }

  /** Leaves in that state; false if it is back, or has changed meanwhile. */
  private boolean tryLeave(int current) {
    Pieces pieces = answer.pieces();
    int left =
        switch (current) {
          case SENT -> LEFT_ON_ITS_WAY;
          case WAITING -> LEFT_QUEUE;
          default -> LEFT_UNSENT;
        };
    if (isBack() || wasLeft() || !STATE.compareAndSet(this, current, left)) {
      return false;
    }
    if (pieces != null) {
      pieces.abandon();
    }
    Connection at = connection;
    if (current == SENT && at != null) {
      at.wasAbandoned();
      if (pieces != null) {
        at.goOn();
      }
    }
    return true;
  }

  /** Has the owner look at his deadline. Called by any thread. */
  public void wakeIfPast(long now) {
    if (deadline != Deadline.NONE && deadline - now <= 0) {
      Pieces pieces = answer.pieces();
      if (pieces == null) {
        LockSupport.unpark(owner);
      } else {
        pieces.wake();
      }
    }
  }

  /**
   * What came of it; for its owner, once it is back and needs not be sent again.
   *
   * @throws org.loompq.error.PgException if it failed
   */
  public Execution execution() {
    return answer.execution(text());
  }

  /** The server said something about it. */
  void noticed(ServerError notice) {
    List<ServerError> kept = notices == null ? new ArrayList<>() : notices;
    notices = kept;
    if (kept.size() < MOST_NOTICES) {
      kept.add(notice);
    } else if (furtherNotices++ == 0) {
      Notices.log(text().toString(), "further notices are dropped, beyond " + MOST_NOTICES);
    }
  }

  /** Takes what the server said about it; null for nothing. For its owner, if he has not left. */
  public @Nullable List<ServerError> takeNotices() {
    List<ServerError> taken = notices;
    if (taken != null) {
      notices = null;
    }
    return taken;
  }

  /** Logs what the server said about it, since nobody else wants to know. */
  public void logNotices() {
    List<ServerError> taken = takeNotices();
    if (taken != null) {
      taken.forEach(notice -> Notices.log(text().toString(), notice));
    }
  }

  /** Whether to send it again: it did not get to run, for a reason that passes. */
  public boolean isWorthAnotherAttempt() {
    return answer.wasNotTried() && ++attempts < MOST_ATTEMPTS;
  }

  /** Whether it did not get to run before. */
  boolean isAnotherAttempt() {
    return attempts > 0;
  }

  /** Whether the backend knew the statement before. */
  public boolean wasPrepared() {
    return !answer.isOfNewlyPrepared();
  }
}
