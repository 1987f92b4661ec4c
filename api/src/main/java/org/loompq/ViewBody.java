package org.loompq;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done on the memory of a result; see {@link Session#view}.
 *
 * @param <T> what comes of it
 * @param <X> the exception that it may throw, which is passed on as it is
 */
@FunctionalInterface
public interface ViewBody<T extends @Nullable Object, X extends Throwable> {

  /**
   * Does the work.
   *
   * @param view the bytes of the value, to be read by this thread until this method returns or
   *     throws; afterwards it throws {@link IllegalStateException}
   * @return what comes of it
   * @throws X if it fails
   */
  T run(MemorySegment view) throws X;
}
