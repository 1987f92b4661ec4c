package org.loompq.runtime.connection;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.libpq.Libpq;
import org.loompq.runtime.libpq.NativeMemory;

/**
 * The statements that were sent over a connection and not answered yet, in libpq's pipeline mode.
 * Each is sent as Parse (if the backend does not know it), Bind, Describe, Execute and a Sync of
 * its own, so that it is a transaction of its own, and has ended when the answer to its Sync has
 * come: a deferred constraint fails only then. For one thread at a time.
 */
final class Pipeline {

  private final long conn;
  private final boolean unnamed;
  private final PreparedStatements statements;
  private final RequestQueue sent = new RequestQueue();

  /** Null pointers in a row that libpq gave for the first statement. */
  private int nothing;

  Pipeline(long conn, boolean unnamed, int statementCacheSize) {
    this.conn = conn;
    this.unnamed = unnamed;
    this.statements = new PreparedStatements(statementCacheSize);
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

  /** Hands a statement to libpq, which may keep it until it is flushed; false if it cannot. */
  boolean send(Request request) {
    sent.add(request);
    SqlText text = request.text();
    PreparedStatement prepared = unnamed ? null : statements.find(text);
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
    return taken && Libpq.sendPipelineSync(conn) == 1; // without it the server rolls back
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

  /** Takes results that have come for the first statement; true once its answer is complete. */
  boolean receive(Request head) {
    Answer answer = head.answer();
    while (!answer.isComplete() && Libpq.isBusy(conn) == 0) {
      long result = Libpq.getResult(conn);
      if (result != 0) {
        nothing = 0;
        answer.take(result);
        if (answer.isCopy()) {
          return false;
        }
      } else if (Libpq.status(conn) == Libpq.CONNECTION_BAD || ++nothing > 2) {
        return false;
      } else {
        answer.next();
      }
    }
    if (!answer.isComplete()) {
      return false;
    }
    finish(head, answer);
    return true;
  }

  private void finish(Request head, Answer answer) {
    sent.poll();
    PreparedStatement prepared = answer.prepared();
    if (prepared != null && !unnamed && (!answer.isPrepared() || answer.wasNotTried())) {
      statements.forget(prepared);
    }
    if (head.text().mayForgetPrepared()) {
      statements.clear();
    }
  }

  /** Whether libpq gives what it never should: it is not to be asked again. */
  boolean isOutOfStep() {
    Request head = sent.first();
    return nothing > 2 || (head != null && head.answer().isCopy());
  }
}
