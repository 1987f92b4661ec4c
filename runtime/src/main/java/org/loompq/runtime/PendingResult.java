package org.loompq.runtime;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.loompq.Pending;
import org.loompq.QueryResult;
import org.loompq.error.PipelineAbortedException;

/** What will come of a statement of a pipeline. */
final class PendingResult implements Pending<QueryResult> {

  private final PooledPipeline pipeline;
  private final Statement statement;

  /** The values of the statement's parameters; null once they are not needed any more. */
  private @Nullable Parameters parameters;

  // One of these is set by the pipeline, before anybody reads it.

  private volatile @Nullable QueryResult result;
  private volatile @Nullable Throwable failure;

  /** Whether somebody has been told of the failure. */
  private volatile boolean told;

  PendingResult(PooledPipeline pipeline, Statement statement, Parameters parameters) {
    this.pipeline = pipeline;
    this.statement = statement;
    this.parameters = parameters;
  }

  @Override
  public QueryResult get() {
    if (!isSettled()) {
      pipeline.settle(this);
    }
    Throwable failed = failure;
    if (failed != null) {
      told = true;
      throw Failures.unchecked(failed);
    }
    QueryResult known = result;
    if (known == null) {
      throw new IllegalStateException("the pipeline has ended without an answer to " + statement);
    }
    return known;
  }

  @Override
  public <U extends @Nullable Object> Pending<U> map(
      Function<? super QueryResult, ? extends U> mapper) {
    return new MappedPending<>(this, Objects.requireNonNull(mapper, "mapper"));
  }

  // For the pipeline

  Statement statement() {
    return statement;
  }

  /** Takes the values of the statement's parameters, once. */
  Parameters takeParameters() {
    Parameters taken = parameters;
    if (taken == null) {
      throw new IllegalStateException(statement + " was answered already");
    }
    parameters = null;
    return taken;
  }

  boolean isSettled() {
    return result != null || failure != null;
  }

  void succeeded(QueryResult answer) {
    result = answer;
  }

  void failed(Throwable reason) {
    failure = reason;
  }

  /** The thread has left while it waited for this one, and for another before it. */
  void givenUpWith(PendingResult before) {
    if (failure instanceof PipelineAbortedException) {
      failure = before.failure;
      before.told = true; // with this one
    }
  }

  /** Why it failed, if nobody has been told yet; else null. */
  @Nullable Throwable untold() {
    return told ? null : failure;
  }
}
