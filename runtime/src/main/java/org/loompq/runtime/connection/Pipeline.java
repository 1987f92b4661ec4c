package org.loompq.runtime.connection;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.PreparedStatementMode;
import org.loompq.runtime.libpq.Libpq;
import org.loompq.runtime.libpq.NativeMemory;

/**
 * The statements that were sent over a connection and not answered yet, in libpq's pipeline mode.
 * Each is sent as Parse (if the backend does not know it), Bind, Describe and Execute, followed by
 * a Sync: so it is a transaction of its own, and has ended when the answer to its Sync has come, as
 * a deferred constraint fails only then. Statements that only read may share one Sync, and with it
 * a transaction. For one thread at a time.
 */
final class Pipeline {

  private final long conn;
  private final boolean unnamed;
  private final boolean readsShareSyncs;
  private final PreparedStatements statements;
  private final RequestQueue sent = new RequestQueue();

  /** Whether the last one has no Sync yet. */
  private boolean open;

  /** The first whose results have not all come; null if there is none. */
  private @Nullable Request reading;

  /** The last of those that a Sync has ended and that were not given out yet. */
  private @Nullable Request synced;

  /** Null pointers in a row that libpq gave for the first statement. */
  private int nothing;

  Pipeline(long conn, ConnectionSettings settings) {
    this.conn = conn;
    this.unnamed = settings.preparedStatements() == PreparedStatementMode.UNNAMED;
    this.readsShareSyncs = settings.coalesceReads();
    this.statements = new PreparedStatements(settings.statementCacheSize());
  }

  /** The statement that the server answers next. */
  @Nullable Request head() {
    return sent.first();
  }

  /** That statement, if none was sent behind it; else null. */
  @Nullable Request only() {
    Request head = sent.first();
    return head != null && head.next == null ? head : null;
  }

  /** The statement whose results come next; null if there is none. */
  @Nullable Request reading() {
    return reading;
  }

  /** All that were sent, first come first. */
  RequestQueue sent() {
    return sent;
  }

  boolean isEmpty() {
    return sent.isEmpty();
  }

  /** Whether a transaction is open, or failed and not rolled back; not while statements run. */
  boolean isInTransaction() {
    int status = Libpq.transactionStatus(conn);
    return status == Libpq.TRANSACTION_OPEN || status == Libpq.TRANSACTION_FAILED;
  }

  // Sending

  /**
   * Hands a statement to libpq, which may keep it until it is flushed; false if it cannot. After
   * the last of several, {@link #endGroup} is called.
   */
  boolean send(Request request) {
    boolean sharing = readsShareSyncs && request.text().isReadOnly();
    PreparedStatement known = find(request);
    Eviction eviction = known == null ? makeRoom(request) : Eviction.NONE;
    boolean taken = (sharing && eviction.isOver()) || endGroup();
    sent.add(request);
    if (reading == null) {
      reading = request;
    }
    taken = taken && send(eviction) && control(request.controls());
    taken = taken && hand(request, known, eviction);
    open = true;
    return taken && (sharing || endGroup());
  }

  /** Sends the Sync for those that share one; false if libpq cannot. */
  boolean endGroup() {
    Request last = sent.last();
    if (!open || last == null) {
      return true;
    }
    open = false;
    last.answer().endsGroup();
    return Libpq.sendPipelineSync(conn) == 1; // without it the server rolls back
  }

  private boolean hand(Request request, @Nullable PreparedStatement known, Eviction eviction) {
    PreparedStatement prepared = known == null ? add(request.text()) : known;
    request.answer().expect(prepared, eviction, request.controls().size(), known == null);
    BoundValues values = request.values();
    return (known != null || parse(prepared))
        && (values == null ? describe(prepared) : execute(prepared, values));
  }

  private @Nullable PreparedStatement find(Request request) {
    PreparedStatement prepared = unnamed ? null : statements.find(request.text());
    if (prepared != null && request.isAnotherAttempt()) { // this one may be stale as well
      statements.discard(prepared);
      return null;
    }
    return prepared;
  }

  private PreparedStatement add(SqlText text) {
    return unnamed ? PreparedStatement.unnamed(text) : statements.add(text);
  }

  /** DEALLOCATE may fail, unlike Close, and must not take a transaction with it. */
  private Eviction makeRoom(Request request) {
    boolean harmless = Libpq.hasClosePrepared() || !request.isLeased() || isIdle();
    return unnamed || !harmless ? Eviction.NONE : statements.makeRoom();
  }

  private boolean isIdle() {
    return Libpq.transactionStatus(conn) == Libpq.TRANSACTION_IDLE;
  }

  private boolean send(Eviction eviction) {
    if (eviction.isOver()) {
      return true;
    }
    boolean taken = true;
    for (PreparedStatement each : eviction.evicted()) {
      taken &= close(each);
    }
    return taken && Libpq.sendPipelineSync(conn) == 1;
  }

  private boolean control(List<SqlText> controls) {
    for (SqlText each : controls) {
      if (!sendOnce(each.nativeSql())) {
        return false;
      }
    }
    return true;
  }

  private boolean sendOnce(MemorySegment sql) {
    MemorySegment none = MemorySegment.NULL;
    return Libpq.sendQueryParams(conn, sql, 0, none, none, none, none, 1) == 1;
  }

  private boolean describe(PreparedStatement prepared) {
    return Libpq.sendDescribePrepared(conn, prepared.nativeName()) == 1;
  }

  private boolean parse(PreparedStatement prepared) {
    SqlText text = prepared.text();
    return Libpq.sendPrepare(
            conn,
            prepared.nativeName(),
            text.nativeSql(),
            text.parameterCount(),
            text.nativeTypes())
        == 1;
  }

  private boolean execute(PreparedStatement prepared, BoundValues values) {
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

  private boolean close(PreparedStatement evicted) {
    if (Libpq.hasClosePrepared()) {
      return Libpq.sendClosePrepared(conn, evicted.nativeName()) == 1;
    }
    return sendOnce(NativeMemory.cString("DEALLOCATE " + evicted.name()));
  }

  // Receiving

  /** The next statement that has been answered, up to its Sync; null if none has. */
  @Nullable Request receive() {
    if (synced == null) {
      read();
    }
    Request answered = synced == null ? null : sent.poll();
    if (answered == null) {
      return null;
    }
    if (answered == synced) {
      synced = null;
    }
    settle(answered);
    return answered;
  }

  /** Takes results that have come, up to the next Sync. */
  private void read() {
    while (reading != null && synced == null && Libpq.isBusy(conn) == 0) {
      Answer answer = reading.answer();
      long result = Libpq.getResult(conn);
      if (result != 0) {
        nothing = 0;
        answer.take(result);
        if (answer.isCopy()) {
          return;
        }
        if (answer.isComplete()) {
          synced = reading;
          reading = reading.next;
        }
      } else if (Libpq.status(conn) == Libpq.CONNECTION_BAD || ++nothing > 2) {
        return;
      } else if (answer.next()) {
        reading = reading.next; // which its Sync will end as well
      }
    }
  }

  private void settle(Request answered) {
    Answer answer = answered.answer();
    PreparedStatement prepared = answer.prepared();
    if (prepared != null && !unnamed && answer.isStale()) {
      statements.discard(prepared);
    } else if (prepared != null && !unnamed && (!answer.isPrepared() || answer.wasNotTried())) {
      statements.forget(prepared);
    }
    statements.stillKnown(answer.eviction().inVain());
    if (answered.text().mayForgetPrepared()) {
      statements.clear();
    }
  }

  /** Whether libpq gives what it never should: it is not to be asked again. */
  boolean isOutOfStep() {
    return nothing > 2 || (reading != null && reading.answer().isCopy());
  }
}
