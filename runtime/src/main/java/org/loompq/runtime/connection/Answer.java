package org.loompq.runtime.connection;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ServerError;
import org.loompq.error.ServerException;
import org.loompq.runtime.libpq.Libpq;
import org.loompq.runtime.libpq.ResultHandle;
import org.loompq.runtime.libpq.ServerErrors;

/**
 * The results that answer one statement, as they come in up to its Sync: those of closing and
 * preparing, if that was needed, then its own. A null pointer separates them.
 */
final class Answer {

  /** admin_shutdown, idle_session_timeout and idle_in_transaction_session_timeout. */
  private static final Set<String> TERMINATED = Set.of("57P01", "57P05", "25P03");

  /** Null until the statement is sent. */
  private @Nullable PreparedStatement prepared;

  /** What the backend is to forget before. */
  private Eviction eviction = Eviction.NONE;

  /** How many results come after that, and before the statement's own. */
  private int before;

  private boolean newlyPrepared;

  /** What it is sent or read in; null if that is done at once. */
  private @Nullable Pieces pieces;

  /** Whether libpq was asked for chunks. */
  private boolean chunked;

  private int step;

  /** Whether the Sync that ends it comes after its own results, not after another's. */
  private boolean last;

  private boolean complete;

  /** Whether the server skipped it, since one before it failed that shares its Sync. */
  private boolean skipped;

  private boolean copy;
  private @Nullable ResultHandle result;
  private @Nullable ServerError error;

  /** Whether the first error came with the Sync, after the statement itself had succeeded. */
  private boolean failedLate;

  private int errorStep;

  /** Instead of an answer of the server: why there is none. */
  private @Nullable Supplier<RuntimeException> failure;

  /** Forgets what came before. */
  void reset() {
    discard();
    prepared = null;
    eviction = Eviction.NONE;
    newlyPrepared = false;
    pieces = null;
    chunked = false;
    before = 0;
    step = 0;
    last = false;
    complete = false;
    skipped = false;
    copy = false;
    error = null;
    failedLate = false;
    errorStep = 0;
    failure = null;
  }

  /**
   * A statement was sent, and something before it whose results come first.
   *
   * @param makingRoom what is forgotten before
   * @param controls how many statements were sent after that
   * @param parsed whether it is prepared, after those
   */
  void expect(PreparedStatement sent, Eviction makingRoom, int controls, boolean parsed) {
    prepared = sent;
    eviction = makingRoom;
    newlyPrepared = parsed;
    before = controls + (parsed ? 1 : 0);
  }

  /** It is sent or read in pieces. */
  void in(Pieces all) {
    pieces = all;
  }

  /** What it is sent or read in; null if that is done at once. */
  @Nullable Pieces pieces() {
    return pieces;
  }

  /** What is executed; null if the statement runs once. */
  @Nullable Batch batch() {
    return pieces instanceof Batch batch ? batch : null;
  }

  /** Where rows go that come before the end; null if all come with it. */
  @Nullable Chunks chunks() {
    return pieces instanceof Chunks chunks ? chunks : null;
  }

  /** The data of a COPY; null if it is another statement. */
  @Nullable Copy data() {
    return pieces instanceof Copy copy ? copy : null;
  }

  /** Whether libpq has something to give, now or later. */
  boolean isAwaited() {
    return last || !eviction.isOver() || step < before + executions();
  }

  private int executions() {
    return pieces instanceof Batch batch ? batch.sent() : 1;
  }

  /** Whether rows of the statement itself come next. */
  boolean isAtItself() {
    return eviction.isOver() && step == before;
  }

  /** Whether libpq is to be asked for chunks now; true once. */
  boolean startsChunks() {
    boolean starts = pieces instanceof Chunks && !chunked && isAtItself();
    chunked |= starts;
    return starts;
  }

  /** Its Sync was sent right behind it. */
  void endsGroup() {
    last = true;
  }

  /** There will be no answer. The exception is made by its owner, whose stack it shows. */
  void fail(Supplier<RuntimeException> reason) {
    discard();
    failure = reason;
  }

  @Nullable PreparedStatement prepared() {
    return prepared;
  }

  /** Whether the statement was prepared for this execution. */
  boolean isOfNewlyPrepared() {
    return newlyPrepared;
  }

  /** What the backend was to forget before. */
  Eviction eviction() {
    return eviction;
  }

  /** Takes over the next result. */
  void take(long pointer) {
    if (!eviction.isOver() && eviction.take(pointer)) {
      Libpq.clear(pointer);
      return;
    }
    switch (Libpq.resultStatus(pointer)) {
      case Libpq.PIPELINE_SYNC -> {
        complete = true;
        Libpq.clear(pointer);
      }
      case Libpq.TUPLES_OK, Libpq.COMMAND_OK, Libpq.EMPTY_QUERY -> takeSuccess(pointer);
      case Libpq.TUPLES_CHUNK, Libpq.SINGLE_TUPLE -> takeChunk(pointer);
      case Libpq.PIPELINE_ABORTED -> takeSkipped(pointer);
      case Libpq.COPY_IN, Libpq.COPY_OUT, Libpq.COPY_BOTH -> {
        copy = true;
        Libpq.clear(pointer);
      }
      default -> takeError(pointer);
    }
  }

  private void takeSuccess(long pointer) {
    if (pieces instanceof Batch batch && prepared != null && step >= before) {
      batch.answered(new ResultHandle(pointer), prepared);
    } else if (step == before && result == null) {
      result = new ResultHandle(pointer);
    } else {
      Libpq.clear(pointer);
    }
  }

  private void takeChunk(long pointer) {
    if (!(pieces instanceof Chunks chunks)) {
      throw new IllegalStateException("libpq gives rows before their end, unasked");
    }
    chunks.add(new ResultHandle(pointer));
  }

  private void takeSkipped(long pointer) {
    Libpq.clear(pointer);
    if (error == null && !skipped) {
      skipped = true;
      errorStep = step;
    }
    failBatch();
  }

  private void failBatch() {
    if (pieces instanceof Batch batch) {
      batch.failed();
    }
  }

  private void takeError(long pointer) {
    if (error == null) {
      error = ServerErrors.read(pointer);
      errorStep = step;
      failedLate = result != null;
    }
    failBatch();
    Libpq.clear(pointer);
  }

  /** The results of one step have ended; true if another statement's come now. */
  boolean next() {
    if (!eviction.isOver()) {
      eviction.next();
      return false;
    }
    step++;
    return isPassed();
  }

  /** Whether all of its results have come but for a Sync that was not sent right behind it. */
  boolean isPassed() {
    return !(pieces instanceof Batch) && !last && step > before;
  }

  /** Whether its own result has come, or that of its failure; its Sync may not have. */
  boolean hasRun() {
    return result != null || error != null;
  }

  boolean isComplete() {
    return complete;
  }

  boolean isCopy() {
    return copy;
  }

  /** Whether a cancel request ended it, or a statement_timeout of the server. */
  boolean isCanceled() {
    return error != null && error.sqlState().equals("57014");
  }

  /** Whether it was not run, for a reason that is not its own. */
  boolean wasSkipped() {
    return skipped && error == null;
  }

  /** Whether the backend now knows the statement under its name. */
  boolean isPrepared() {
    return (error == null && !skipped) || errorStep >= before;
  }

  /**
   * Whether the backend itself said before its end that it gives up, so that what had not succeeded
   * by then was rolled back; or whether the end of its data was not sent. A pooler's word for it
   * does not count, nor do statements that commit on their way, such as CALL or VACUUM.
   */
  boolean isKnownUndone(SqlText text) {
    if (pieces instanceof Copy copy && copy.hadNoEffect()) {
      return true;
    }
    return error != null
        && !failedLate
        && error.severity().equals("FATAL")
        && TERMINATED.contains(error.sqlState())
        && text.isOneTransaction();
  }

  /** Why the connection was lost: what the backend said last, else what libpq says. */
  String lossReason(String otherwise) {
    if (error == null || error.sqlState().isEmpty()) {
      return otherwise.strip();
    }
    return error.message() + " (SQLSTATE " + error.sqlState() + ")";
  }

  /**
   * Whether the statement did not get to run for reasons that a second attempt does not have: its
   * plan was made for other columns than the tables have now, or the backend has forgotten it; see
   * RevalidateCachedQuery in plancache.c and FetchPreparedStatement in prepare.c.
   */
  boolean wasNotTried() {
    return isStale() || isForgotten();
  }

  private boolean isForgotten() {
    ServerError failed = failureOfKnown();
    return failed != null
        && failed.sqlState().equals("26000")
        && "FetchPreparedStatement".equals(failed.routine());
  }

  /** The error of a statement that was prepared before; null if there is none. */
  private @Nullable ServerError failureOfKnown() {
    return newlyPrepared || errorStep != before ? null : error;
  }

  /** Whether its plan was made for other columns than the tables have now. */
  boolean isStale() {
    ServerError failed = failureOfKnown();
    return failed != null
        && failed.sqlState().equals("0A000")
        && "RevalidateCachedQuery".equals(failed.routine());
  }

  /**
   * What came of it.
   *
   * @throws org.loompq.error.PgException if it failed
   */
  Execution execution(SqlText text) {
    ResultHandle own = result;
    if (failure != null) {
      throw failure.get();
    }
    if (error != null || own == null || prepared == null) {
      discard();
      if (error == null) {
        throw new IllegalStateException("the server gave no result for " + text);
      }
      throw ServerErrors.exception(error, nameOf(text), text.sql());
    }
    result = null;
    return new Execution(own, prepared);
  }

  /**
   * What came of a batch; its counts are there if this returns.
   *
   * @throws org.loompq.error.PgException if it failed
   */
  void checkBatch(SqlText text) {
    if (failure != null) {
      throw failure.get();
    }
    if (error != null) {
      ServerException failed = ServerErrors.exception(error, nameOf(text), text.sql());
      int element = errorStep - before;
      throw pieces instanceof Batch batch && element >= 0 && element < batch.sent()
          ? failed.inBatch(element)
          : failed;
    }
  }

  private static @Nullable String nameOf(SqlText text) {
    return text.name().isEmpty() ? null : text.name();
  }

  /** Rows that have come before the end. */
  Execution executionOf(ResultHandle chunk) {
    if (prepared == null) {
      throw new IllegalStateException("the statement was not sent");
    }
    return new Execution(chunk, prepared);
  }

  /** Frees what has come and was not read. */
  void discard() {
    if (pieces != null) {
      pieces.discard();
    }
    if (result != null) {
      result.close();
      result = null;
    }
  }
}
