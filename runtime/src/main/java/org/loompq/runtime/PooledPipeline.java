package org.loompq.runtime;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.loompq.Pending;
import org.loompq.PipelineBody;
import org.loompq.QueryResult;
import org.loompq.StatementPipeline;
import org.loompq.error.PgException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.runtime.connection.Batch;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;
import org.loompq.runtime.libpq.ResultHandle;
import org.loompq.runtime.pool.LeaseBatch;
import org.loompq.runtime.pool.LeasePipeline;

/**
 * A pipeline on a connection of a pool. However many statements are added, few are on their way at
 * once: from time to time adding one sends those before, or takes answers in.
 */
final class PooledPipeline extends StatementRunner implements StatementPipeline {

  /** So many statements are sent together, or as soon as they take so many bytes. */
  private static final int MOST_TOGETHER = 128;

  private static final long MOST_BYTES_TOGETHER = 64 * 1024;

  /** So many statements may be unanswered. */
  private static final int MOST_UNANSWERED = 512;

  private static final long MOST_BYTES_UNANSWERED = 4 * 1024 * 1024;

  private final Thread owner = Thread.currentThread();
  private final LeasePipeline pipeline;
  private final Known known;

  /** For values that are read later. */
  private final TypeCatalogue sessionTypes;

  /** Asks through this, for nobody else can ask meanwhile. */
  private final TypeCatalogue types;

  private final ArrayDeque<PendingResult> unsettled = new ArrayDeque<>();
  private final ArrayDeque<Parameters> idle = new ArrayDeque<>();
  private final Failures failures = new Failures();
  private int unsent;
  private long unsentBytes;
  private long unansweredBytes;
  private boolean ended;

  /** The statement that was waited for when the last wait was given up; null if none was. */
  private @Nullable PendingResult givenUp;

  PooledPipeline(LeasePipeline pipeline, Known known, TypeCatalogue sessionTypes) {
    this.pipeline = pipeline;
    this.known = known;
    this.sessionTypes = sessionTypes;
    this.types = new TypeCatalogue(this, known);
  }

  /** Runs a body, and ends. */
  <T extends @Nullable Object, X extends Throwable> T run(PipelineBody<T, X> body) throws X {
    try {
      T value = body.run(this);
      flush();
      settleAll();
      failures.throwUntold();
      return value;
    } catch (Throwable failed) {
      pipeline.drop(failed);
      settleAll();
      failures.suppressUntold(failed);
      throw failed;
    } finally {
      ended = true;
      pipeline.close();
      idle.forEach(known.idleParameters()::put);
    }
  }

  // For the body

  @Override
  public Pending<QueryResult> execute(String sql, @Nullable Object... parameters) {
    Objects.requireNonNull(sql, "sql");
    Objects.requireNonNull(parameters, "parameters");
    checkOpen();
    DynamicParameters values = DynamicParameters.of(parameters, known.codecs());
    Statement statement = taking(sql, values);
    Parameters bound = values.bindTo(statement.with(this));
    PendingResult pending = new PendingResult(this, bound.complete(), bound);
    try {
      pipeline.add(statement.text(), bound.request());
    } catch (RuntimeException | Error refused) {
      takeBack(bound);
      throw refused;
    }
    unsettled.add(pending);
    added(bound.request().size());
    return pending;
  }

  @Override
  public void flush() {
    checkOpen();
    send(false);
  }

  private void checkOpen() {
    checkThread();
    if (ended) {
      throw new IllegalStateException("the pipeline has ended, with its body");
    }
  }

  private void checkThread() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "a pipeline is for the thread that has opened it, and so are its values until it ends");
    }
  }

  // Sending

  private void added(long bytes) {
    unsent++;
    unsentBytes += bytes;
    unansweredBytes += bytes;
    if (unsent >= MOST_TOGETHER || unsentBytes >= MOST_BYTES_TOGETHER) {
      send(false);
    }
    if (unsettled.size() >= MOST_UNANSWERED || unansweredBytes >= MOST_BYTES_UNANSWERED) {
      while (unsettled.size() > MOST_UNANSWERED / 2
          || unansweredBytes > MOST_BYTES_UNANSWERED / 2) {
        settleNext();
      }
    }
  }

  private void send(boolean waiting) {
    unsent = 0;
    unsentBytes = 0;
    pipeline.flush(waiting);
  }

  // Taking answers

  /** Waits for the answers up to that statement's. */
  void settle(PendingResult awaited) {
    checkThread();
    send(true);
    givenUp = null;
    while (!awaited.isSettled() && !unsettled.isEmpty()) {
      settleNext();
    }
    if (givenUp != null) {
      awaited.givenUpWith(givenUp);
    }
  }

  private void settleAll() {
    while (!unsettled.isEmpty()) {
      settleNext();
    }
  }

  private void settleNext() {
    PendingResult next = unsettled.remove();
    Parameters parameters = next.takeParameters();
    unansweredBytes -= parameters.request().size();
    try (ResultHandle result = heard(parameters.request()).result()) {
      next.succeeded(materialise(result, next.statement()));
    } catch (RuntimeException | Error failed) {
      if (failed instanceof QueryInterruptedException || failed instanceof QueryTimeoutException) {
        givenUp = next;
      }
      next.failed(failed);
      failures.add(next);
      known.failed(next.statement(), failed);
    } finally {
      takeBack(parameters);
    }
  }

  private Execution heard(Request request) {
    Execution execution;
    try {
      execution = pipeline.await(request);
    } catch (Throwable failed) {
      known.notices().failed(request, failed);
      throw failed;
    }
    return known.notices().succeeded(request, execution);
  }

  private QueryResult materialise(ResultHandle result, Statement statement) {
    try {
      for (int column = 0; column < result.columns(); column++) {
        var _ = types.type(result.columnType(column));
      }
    } catch (PgException _) {
      // the transaction has failed by now, or the pipeline was left: readers will ask
    }
    return MaterialisedResult.copy(result, sessionTypes, statement);
  }

  // For statements, and for looking up types

  @Override
  Parameters parameters(Statement statement) {
    Parameters free = idle.poll();
    if (free == null) {
      free = known.idleParameters().take();
    }
    return (free == null ? new Parameters(this) : free).begin(this, statement);
  }

  private void takeBack(Parameters parameters) {
    if (!parameters.request().wasLeft()) {
      idle.push(parameters.reset());
    }
  }

  @Override
  Execution run(Statement statement, Parameters parameters) {
    try {
      return pipeline.ask(statement.text(), parameters.request());
    } finally {
      takeBack(parameters);
    }
  }

  @Override
  ResultHandle describe(SqlText text) {
    send(false);
    settleAll(); // what was added before comes first, and if it fails there is nothing to describe
    return pipeline.ask(text, Request.describe()).result();
  }

  @Override
  Known known() {
    return known;
  }

  @Override
  StreamedRows stream(Statement statement, Parameters parameters, int rowsPerChunk) {
    throw new IllegalStateException("a pipeline has no streams");
  }

  @Override
  LeaseBatch batch(Statement statement, Batch batch, Runnable meanwhile) {
    throw new IllegalStateException("a pipeline has no batches");
  }

  @Override
  <T> long copyIn(
      CopyInto into,
      Iterator<? extends T> source,
      RowWriter<? super T> writer,
      LongConsumer progress) {
    throw new IllegalStateException("a pipeline has no COPY");
  }

  @Override
  StreamedRows copyOut(CopyFrom from) {
    throw new IllegalStateException("a pipeline has no COPY");
  }

  @Override
  NoticeDelivery notices() {
    return known.notices();
  }

  @Override
  TypeCatalogue types() {
    return types;
  }
}
