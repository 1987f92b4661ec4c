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

  /** What the server's log tells of it. */
  private static final MemorySegment SPOILING =
      NativeMemory.cString("loompq rolls back: the caller has left in the middle of a batch");

  private final long conn;
  private final boolean unnamed;
  private final boolean readsShareSyncs;
  private final PreparedStatements statements;
  private final Copying copying;
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
    this.copying = new Copying(conn);
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

  /** The COPY that is on its way, if there is one: then nothing else can be sent. */
  Copying copying() {
    return copying;
  }

  /** Whether a transaction is open, or failed and not rolled back; not while statements run. */
  boolean isInTransaction() {
    int status = Libpq.transactionStatus(conn);
    return status == Libpq.TRANSACTION_OPEN || status == Libpq.TRANSACTION_FAILED;
  }

  /** Whether no transaction is open, nor anything under way: libpq may know later than others. */
  boolean isOutsideTransaction() {
    return Libpq.transactionStatus(conn) == Libpq.TRANSACTION_IDLE;
  }

  /** Whether a transaction has failed and was not rolled back; not while statements run. */
  boolean isInFailedTransaction() {
    return Libpq.transactionStatus(conn) == Libpq.TRANSACTION_FAILED;
  }

  // Sending

  /**
   * Hands a statement to libpq, which may keep it until it is flushed; false if it cannot. After
   * the last of several, {@link #endGroup} is called.
   */
  boolean send(Request request) {
    Request before = sent.last();
    sent.add(request); // first: whatever goes wrong, its owner will be told
    if (reading == null || (request.followsInGroup() && reading.answer().isPassed())) {
      reading = request;
    }
    Copy data = request.data();
    if (data != null) {
      return copying.begin(request, data);
    }
    boolean sharing = readsShareSyncs && request.text().isReadOnly();
    boolean named = isNamed(request);
    PreparedStatement known = named ? find(request) : null;
    Eviction eviction = named && known == null ? makeRoom(request) : Eviction.NONE;
    boolean joining = request.followsInGroup() || (sharing && eviction.isOver());
    boolean taken = joining || endGroup(before);
    taken = taken && send(eviction) && control(request.controls());
    taken = taken && hand(request, named, known, eviction);
    chooseChunks();
    open = true;
    if (request.text().mayForgetPrepared()) {
      statements.clear(); // also for those that are sent before it is answered
    }
    boolean more = sharing || request.sharesSync() || request.batch() != null;
    return taken && (more || endGroup());
  }

  /** Hands libpq an execution of a batch that was sent; false if it cannot. */
  boolean execute(Request batch, BoundValues values) {
    PreparedStatement prepared = batch.answer().prepared();
    return prepared != null && execute(prepared, values);
  }

  /** Has the server undo a batch that was sent: by a statement that fails. */
  boolean spoil() {
    return sendOnce(SPOILING);
  }

  /** Whether the last that were sent have no Sync yet. */
  boolean hasOpenGroup() {
    return open;
  }

  /** Sends the Sync for those that share one; false if libpq cannot. */
  boolean endGroup() {
    return endGroup(sent.last());
  }

  private boolean endGroup(@Nullable Request last) {
    if (!open || last == null) {
      return true;
    }
    open = false;
    last.answer().endsGroup();
    return Libpq.sendPipelineSync(conn) == 1; // without it the server rolls back
  }

  private boolean hand(
      Request request, boolean named, @Nullable PreparedStatement known, Eviction eviction) {
    PreparedStatement prepared = known == null ? add(request.text(), named) : known;
    request.answer().expect(prepared, eviction, request.controls().size(), known == null);
    BoundValues values = request.values();
    if (request.batch() != null) {
      return parse(prepared); // the rest follows
    }
    return (known != null || parse(prepared))
        && (values == null ? describe(prepared) : execute(prepared, values));
  }

  private @Nullable PreparedStatement find(Request request) {
    PreparedStatement prepared = statements.find(request.text());
    if (prepared != null && request.isAnotherAttempt()) { // this one may be stale as well
      statements.discard(prepared);
      return null;
    }
    return prepared;
  }

  /**
   * Whether it is prepared for others as well. What runs often by itself is parsed for that, so
   * that its plan cannot be stale.
   */
  private boolean isNamed(Request request) {
    if (unnamed || request.batch() != null) {
      return false;
    }
    PreparedStatement known = request.isPipelined() ? statements.find(request.text()) : null;
    if (known != null) { // if its Parse fails, another statement that is sent by then must not
      return request.sharesSync() || known.isConfirmed();
    }
    return !request.isPipelined() || statements.hasRoom() || canMakeRoom(request);
  }

  private PreparedStatement add(SqlText text, boolean named) {
    return named ? statements.add(text) : PreparedStatement.unnamed(text);
  }

  private Eviction makeRoom(Request request) {
    return canMakeRoom(request) ? statements.makeRoom() : Eviction.NONE;
  }

  /** DEALLOCATE may fail, unlike Close, and must not take a transaction with it. */
  private boolean canMakeRoom(Request request) {
    boolean harmless = Libpq.hasClosePrepared() || !request.isLeased() || isIdle();
    return harmless && !request.followsInGroup(); // it has a Sync of its own
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

  /** Whether results have come in that were not taken yet, or whose reader has enough for now. */
  boolean hasMore() {
    return isHalted() || copying.hasMore() || (isStreaming() && Libpq.isBusy(conn) == 0);
  }

  private boolean isStreaming() {
    return reading != null && reading.answer().chunks() != null;
  }

  /**
   * Whether the reader of a stream, of a batch's rows or of a COPY has enough for now: nothing is
   * to be read from the socket.
   */
  boolean isHalted() {
    Pieces pieces = reading == null ? null : reading.answer().pieces();
    return pieces != null && pieces.isHalted();
  }

  /** Libpq is told so after the results before have been taken, and before it looks at any row. */
  private void chooseChunks() {
    Answer answer = reading == null ? null : reading.answer();
    Chunks chunks = answer == null ? null : answer.chunks();
    if (answer != null && chunks != null && answer.startsChunks()) {
      var _ = Libpq.setChunkedRowsMode(conn, chunks.rowsPerChunk());
    }
  }

  /** Takes results that have come, up to the next Sync. */
  private void read() {
    if (copying.isUnderWay()) {
      if (copying.receive()) {
        synced = reading;
        reading = null;
      }
      return;
    }
    while (reading != null && synced == null && hasResult(reading.answer())) {
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
      } else if (answer.next() && reading.next != null) {
        reading = reading.next; // which its Sync will end as well
      }
      chooseChunks();
    }
  }

  private boolean hasResult(Answer answer) {
    return answer.isAwaited() && !isHalted() && Libpq.isBusy(conn) == 0;
  }

  private void settle(Request answered) {
    Answer answer = answered.answer();
    PreparedStatement prepared = answer.prepared();
    if (prepared != null && !unnamed && answer.isStale()) {
      statements.discard(prepared);
    } else if (prepared != null && !unnamed && (!answer.isPrepared() || answer.wasNotTried())) {
      statements.forget(prepared);
    } else if (prepared != null) {
      prepared.confirm();
    }
    if (answer.eviction() != Eviction.NONE) {
      statements.stillKnown(answer.eviction().inVain());
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
