package org.loompq;

import org.jspecify.annotations.Nullable;

/**
 * Work that is done with a pipeline.
 *
 * @param <T> what comes of it
 * @param <X> the exception that it may throw, which is passed on as it is
 */
@FunctionalInterface
public interface PipelineBody<T extends @Nullable Object, X extends Throwable> {

  /**
   * Does the work.
   *
   * @param pipeline takes statements, until this method returns or throws
   * @return what comes of it
   * @throws X if it fails
   */
  T run(StatementPipeline pipeline) throws X;
}
