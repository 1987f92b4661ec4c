package org.loompq;

import org.jspecify.annotations.Nullable;

/**
 * Work that is done within a session.
 *
 * @param <S> the kind of session
 * @param <T> what comes of it
 * @param <X> the exception that it may throw, which is passed on as it is
 */
@FunctionalInterface
public interface SessionBody<S extends Session, T extends @Nullable Object, X extends Throwable> {

  /**
   * Does the work.
   *
   * @param session where statements run, until this method returns or throws
   * @return what comes of it
   * @throws X if it fails
   */
  T run(S session) throws X;
}
