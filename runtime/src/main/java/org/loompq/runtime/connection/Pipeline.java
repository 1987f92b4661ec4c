package org.loompq.runtime.connection;

import java.lang.foreign.MemorySegment;
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

  /** All that were sent, first come first. */
  RequestQueue sent() {
    return sent;
  }

  boolean isEmpty() {
    return sent.isEmpty();
  }

  // Sending

  /**
   * Hands a statement to libpq, which may keep it until it is flushed; false if it cannot. After
   * the last of several, {@link #endGroup} is called.
   */
  boolean send(Request request) {
    boolean sharing = readsShareSyncs && request.text().isReadOnly();
    if (!sharing && !endGroup()) {
      sent.add(request);
      return false;
    }
    sent.add(request);
    if (reading == null) {
      reading = request;
    }
    open = true;
    return hand(request) && (sharing || endGroup());
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

  private boolean hand(Request request) {
    SqlText text = request.text();
    PreparedStatement prepared = unnamed ? null : statements.find(text);
    if (prepared != null && request.isAnotherAttempt()) { // this one may be stale as well
      statements.discard(prepared);
      prepared = null;
    }
    int before = 0;
    boolean taken = true;
    if (prepared == null) {
      PreparedStatement evicted = unnamed ? null : statements.makeRoom();
      if (evicted != null) {
        taken = close(evicted);
        before++;
      }
      prepared = unnamed ? PreparedStatement.unnamed(text) : statements.add(text);
      taken &= parse(prepared);
      before++;
    }
    request.answer().expect(prepared, before);
    BoundValues values = request.values();
    taken &=
        values == null
            ? Libpq.sendDescribePrepared(conn, prepared.nativeName()) == 1
            : execute(prepared, values);
    return taken;
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
    MemorySegment none = MemorySegment.NULL;
    MemorySegment deallocate = NativeMemory.cString("DEALLOCATE " + evicted.name());
    return Libpq.sendQueryParams(conn, deallocate, 0, none, none, none, none, 1) == 1;
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
    if (answered.text().mayForgetPrepared()) {
      statements.clear();
    }
  }

  /** Whether libpq gives what it never should: it is not to be asked again. */
  boolean isOutOfStep() {
    return nothing > 2 || (reading != null && reading.answer().isCopy());
  }
}
