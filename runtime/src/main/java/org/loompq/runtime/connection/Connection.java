package org.loompq.runtime.connection;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loompq.PreparedStatementMode;
import org.loompq.error.ConnectionException;
import org.loompq.error.PgException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.runtime.libpq.Libpq;
import org.loompq.runtime.libpq.NativeMemory;

/**
 * A connection to a backend, in libpq's pipeline mode and never blocking. A statement is sent as
 * Parse (if the backend does not know it yet), Bind, Describe, Execute and Sync in one go, and has
 * ended when the answer to its Sync has come: a deferred constraint fails only then.
 *
 * <p>Used by one thread at a time: the pool's lease makes each use happen before the next. Only
 * {@link #abort} may be called by another thread.
 */
public final class Connection {

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

  private final long conn;
  private final String target;
  private final int backendPid;
  private final boolean unnamed;
  private final boolean readBeforeWaiting;
  private final PreparedStatements statements;
  private final Notices notices = new Notices();

  /** Written once, before the connection is given to others. */
  private volatile @Nullable Registration registration;

  /** Set when the connection must not be used again, with why. */
  private @Nullable String broken;

  /** Whether something was sent whose Sync has not been answered, whatever the reason. */
  private boolean inFlight;

  /** Whether it is leased, so that a transaction may stay open between statements. */
  private boolean exclusive;

  private Connection(long conn, ConnectionSettings settings) {
    this.conn = conn;
    this.target = Libpq.host(conn) + ":" + Libpq.port(conn) + "/" + Libpq.db(conn);
    this.backendPid = Libpq.backendPid(conn);
    this.unnamed = settings.preparedStatements() == PreparedStatementMode.UNNAMED;
    this.readBeforeWaiting = Libpq.sslInUse(conn) != 0 && holdsBackDecrypted(Libpq.libVersion());
    this.statements = new PreparedStatements(settings.statementCacheSize());
  }

  /**
   * Connects and authenticates. Blocks, and is called on a platform thread.
   *
   * @throws ConnectionException with libpq's reason, without any password
   */
  static Connection open(ConnectionSettings settings) {
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
    Connection connection = new Connection(conn, settings);
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

  /** Begins to wait for the socket through a poller. Once, before the first statement. */
  public void attach(Readiness readiness) {
    registration = readiness.register(Libpq.socket(conn));
  }

  /** Whether it can run another statement: nothing is wrong, and nothing is on its way. */
  public boolean isUsable() {
    return broken == null && !inFlight;
  }

  /** Sets whether one caller has it to himself, and may leave a transaction open. */
  public void exclusive(boolean leased) {
    exclusive = leased;
  }

  /** Whether a transaction is open, or was failed and not yet rolled back. */
  public boolean isInTransaction() {
    return Libpq.transactionStatus(conn) != Libpq.TRANSACTION_IDLE;
  }

  /** Whether the backend has prepared a statement already. */
  public boolean hasPrepared(SqlText text) {
    return !unnamed && statements.find(text) != null;
  }

  /**
   * Runs a statement in a transaction of its own.
   *
   * @param timeout how long to wait for the answer, zero for ever
   * @return its result, to be closed by the caller
   * @throws PgException if it fails; then {@link #isUsable} tells about the connection
   */
  public Execution execute(SqlText text, BoundValues values, Duration timeout) {
    values.seal();
    return run(text, values, timeout);
  }

  /**
   * Prepares a statement and asks for its columns, without running it.
   *
   * @param timeout how long to wait for the answer, zero for ever
   * @return a result with columns and no rows, to be closed by the caller
   * @throws PgException if it fails; then {@link #isUsable} tells about the connection
   */
  public Execution describe(SqlText text, Duration timeout) {
    return run(text, null, timeout);
  }

  /** Runs a statement, or describes it if there are no values. */
  private Execution run(SqlText text, @Nullable BoundValues values, Duration timeout) {
    long deadline = Deadline.after(timeout);
    Answer answer = exchange(text, values, deadline, timeout);
    if (answer.wasNotTried() && isUsable() && !isInTransaction()) {
      statements.forget(answer.prepared());
      answer = exchange(text, values, deadline, timeout);
    }
    return answer.execution();
  }

  private Answer exchange(
      SqlText text, @Nullable BoundValues values, long deadline, Duration timeout) {
    Answer answer = send(text, values);
    try {
      flush(text, deadline, timeout);
      receive(answer, deadline, timeout);
    } catch (RuntimeException | Error given) {
      answer.discard();
      throw given;
    }
    notices.log(backendPid);
    return answer;
  }

  private Answer send(SqlText text, @Nullable BoundValues values) {
    inFlight = true;
    PreparedStatement prepared = unnamed ? null : statements.find(text);
    int before = 0;
    boolean sent = true;
    if (prepared == null) {
      PreparedStatement evicted = unnamed ? null : statements.makeRoom();
      if (evicted != null) {
        sent = closePrepared(evicted);
        before++;
      }
      prepared = unnamed ? PreparedStatement.unnamed(text) : statements.name(text);
      sent &=
          Libpq.sendPrepare(
                  conn,
                  prepared.nativeName(),
                  text.nativeSql(),
                  text.parameterCount(),
                  text.nativeTypes())
              == 1;
      before++;
    }
    sent &=
        values == null
            ? Libpq.sendDescribePrepared(conn, prepared.nativeName()) == 1
            : sendExecution(prepared, values);
    sent &= Libpq.pipelineSync(conn) == 1;
    if (!sent) {
      // Without its Sync the server rolls back whatever it has got.
      throw lost(text, Libpq.errorMessage(conn).strip(), true);
    }
    return new Answer(prepared, before);
  }

  private boolean sendExecution(PreparedStatement prepared, BoundValues values) {
    return Libpq.sendQueryPrepared(
            conn,
            prepared.nativeName(),
            values.count(),
            values.nativeValues(),
            values.nativeLengths(),
            values.nativeFormats(),
            1)
        == 1;
  }

  private boolean closePrepared(PreparedStatement evicted) {
    if (Libpq.hasClosePrepared()) {
      return Libpq.sendClosePrepared(conn, evicted.nativeName()) == 1;
    }
    MemorySegment none = MemorySegment.NULL;
    MemorySegment deallocate = NativeMemory.cString("DEALLOCATE " + evicted.name());
    return Libpq.sendQueryParams(conn, deallocate, 0, none, none, none, none, 1) == 1;
  }

  /** While the server's buffers are full, it may be waiting for us to read: so read and write. */
  private void flush(SqlText text, long deadline, Duration timeout) {
    while (Libpq.flush(conn) == 1) {
      awaitSocket(Readiness.READ | Readiness.WRITE, deadline);
      if (Libpq.consumeInput(conn) == 0) {
        return; // the read that follows tells why
      }
      giveUpIfDue(text, deadline, timeout);
    }
  }

  private void receive(Answer answer, long deadline, Duration timeout) {
    SqlText text = answer.prepared().text();
    int nothing = 0;
    while (!answer.isComplete()) {
      awaitResult(text, deadline, timeout);
      long result = Libpq.getResult(conn);
      if (result != 0) {
        nothing = 0;
        answer.take(result);
      } else {
        nothing++;
        answer.next();
      }
      if (Libpq.status(conn) == Libpq.CONNECTION_BAD && (result == 0 || answer.hasError())) {
        throw lost(text, answer.lossReason(Libpq.errorMessage(conn)), answer.isKnownUndone());
      }
      if (nothing > 2 || answer.isCopy()) {
        throw outOfStep(text, answer);
      }
    }
    afterSync(answer, text);
  }

  /** Returns when the next call of {@code PQgetResult} does not block. */
  private void awaitResult(SqlText text, long deadline, Duration timeout) {
    while (Libpq.isBusy(conn) != 0 && Libpq.socket(conn) >= 0) {
      if (readBeforeWaiting && Libpq.consumeInput(conn) == 1 && Libpq.isBusy(conn) == 0) {
        return;
      }
      awaitSocket(Readiness.READ, deadline);
      if (Libpq.consumeInput(conn) == 0 || Libpq.isBusy(conn) == 0) {
        return; // an answer that is there counts, however late
      }
      giveUpIfDue(text, deadline, timeout);
    }
  }

  private void awaitSocket(int interest, long deadline) {
    Registration watched = registration;
    if (watched == null) {
      throw new IllegalStateException("the connection is not attached to a poller");
    }
    watched.await(interest, deadline);
  }

  private void giveUpIfDue(SqlText text, long deadline, Duration timeout) {
    Registration watched = registration;
    if (watched != null && watched.isAborted()) {
      throw new ConnectionException(
          "the database was closed while " + text + " ran; whether it took effect is unknown",
          null,
          false);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new QueryInterruptedException(
          "interrupted while "
              + text
              + " ran; it is being cancelled on the server, and whether it took effect is unknown",
          false);
    }
    if (Deadline.isPast(deadline)) {
      throw new QueryTimeoutException(
          text
              + " was not answered within "
              + timeout
              + "; it is being cancelled on the server, and whether it took effect is unknown",
          timeout);
    }
  }

  private void afterSync(Answer answer, SqlText text) {
    inFlight = false;
    if (!unnamed && answer.isPrepared()) {
      statements.add(answer.prepared());
    }
    if (text.mayForgetPrepared()) {
      statements.clear();
    }
    if (!exclusive && isInTransaction()) {
      answer.discard();
      broken = "it was left in a transaction";
      throw new IllegalArgumentException(
          "the statement opened a transaction on a pooled connection: "
              + text
              + "; it was rolled back, since every statement here is a transaction of its own");
    }
  }

  private ConnectionException lost(SqlText text, String reason, boolean safeToRetry) {
    broken = reason;
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
        null,
        safeToRetry);
  }

  private static RuntimeException outOfStep(SqlText text, Answer answer) {
    return answer.isCopy()
        ? new IllegalArgumentException(
            "COPY cannot run as a query: " + text + "; its connection was closed")
        : new ConnectionException(
            "libpq gave no answer to " + text + "; its connection was closed", null, false);
  }

  /**
   * Reads what came unasked, to notice that the backend has gone. For an idle connection.
   *
   * @return whether it is still usable
   */
  public boolean check() {
    boolean open = consumeUnasked();
    if (open && notices.hasCollected()) {
      open = consumeUnasked(); // a backend's last words come just before the end of the stream
    }
    notices.log(backendPid);
    if (!open) {
      broken = Libpq.errorMessage(conn).strip();
    }
    return isUsable();
  }

  private boolean consumeUnasked() {
    return Libpq.consumeInput(conn) == 1
        && Libpq.isBusy(conn) == 0 // parses what was read
        && Libpq.status(conn) == Libpq.CONNECTION_OK;
  }

  /** Has the thread that waits for an answer give up. Called by any thread. */
  public void abort() {
    Registration watched = registration;
    if (watched != null) {
      watched.abort();
    }
  }

  /** Closes it, and cancels what it still runs. Blocks, and is called on a platform thread. */
  void close() {
    Registration watched = registration;
    if (watched != null) {
      watched.close();
    }
    if (inFlight && Libpq.status(conn) == Libpq.CONNECTION_OK) {
      Cancellation.cancel(conn);
    }
    Libpq.finish(conn);
    notices.close();
  }
}
