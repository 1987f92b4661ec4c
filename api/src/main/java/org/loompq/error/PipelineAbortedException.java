package org.loompq.error;

/**
 * A statement of a pipeline has no result because of something else: an earlier statement of its
 * transaction failed, or the pipeline was left before the answer came. The cause tells what that
 * was.
 */
public final class PipelineAbortedException extends PgException {

  private static final long serialVersionUID = 1;

  /** Whether the statement is known to have changed nothing, and the reason may pass. */
  private final boolean safeToRetry;

  /**
   * Makes an exception.
   *
   * @param message which statement has no result, and whether it was executed
   * @param cause what kept it from one
   * @param safeToRetry whether it is known to have changed nothing, and the cause may pass
   */
  public PipelineAbortedException(String message, Throwable cause, boolean safeToRetry) {
    super(message, cause);
    this.safeToRetry = safeToRetry;
  }

  /**
   * True if the statement was not executed and its cause may pass; false if nobody knows whether it
   * was executed.
   */
  @Override
  public boolean isSafeToRetry() {
    return safeToRetry;
  }
}
