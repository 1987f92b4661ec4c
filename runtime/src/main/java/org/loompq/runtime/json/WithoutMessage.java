package org.loompq.runtime.json;

import org.jspecify.annotations.Nullable;

/**
 * Stands in a chain of causes for an exception whose message may quote a document: has its class
 * name, its stack trace and its causes, which are treated alike.
 */
public final class WithoutMessage extends Exception {

  private static final long serialVersionUID = 1;

  /** Causes may go round in a circle. */
  private static final int MOST_CAUSES = 20;

  private WithoutMessage(Throwable thrown, @Nullable Throwable cause) {
    super(thrown.getClass().getName() + ", whose message is left out", cause);
    setStackTrace(thrown.getStackTrace());
  }

  /**
   * Makes one.
   *
   * @param thrown what was thrown
   * @return what tells the same of it but for the messages
   */
  public static WithoutMessage of(Throwable thrown) {
    return of(thrown, MOST_CAUSES);
  }

  private static WithoutMessage of(Throwable thrown, int causes) {
    Throwable cause = thrown.getCause();
    return new WithoutMessage(thrown, cause == null || causes == 0 ? null : of(cause, causes - 1));
  }
}
