package org.loompq;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What will come of a statement in a {@link Session#pipeline}. After the pipeline's end it is
 * there, and may be read by any thread.
 *
 * @param <T> the type of the value
 */
public interface Pending<T extends @Nullable Object> {

  /**
   * The value. Within the pipeline this sends what was not sent yet and waits for the answer; only
   * the pipeline's thread may do so. Every call gives the same value, or throws the same exception.
   *
   * @return the value
   * @throws org.loompq.error.PipelineAbortedException if the statement was not executed, or nobody
   *     knows whether it was, because of another statement of the pipeline
   * @throws org.loompq.error.PgException if it failed; {@link Session#execute(String, Object...)}
   *     tells how
   * @throws IllegalStateException if another thread than the pipeline's would have to wait
   */
  T get();

  /**
   * Something that is made of the value, when it is first read.
   *
   * {@snippet :
   * Pending<Long> count =
   *     p.execute("SELECT count(*) FROM account").map(result -> result.scalar(Long.class));
   * }
   *
   * @param <U> the type of what is made
   * @param mapper makes it, at most once if it does not throw, in the thread that reads it; if it
   *     throws, so does {@link #get}
   * @return what is made of the value
   */
  <U extends @Nullable Object> Pending<U> map(Function<? super T, ? extends U> mapper);
}
