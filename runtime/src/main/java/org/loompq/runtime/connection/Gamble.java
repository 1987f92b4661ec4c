package org.loompq.runtime.connection;

/**
 * Something that saves time if it succeeds and costs some if it does not: it is tried as long as it
 * has succeeded lately, and otherwise now and then. For one thread at a time.
 */
final class Gamble {

  private static final int CREDIT = 8;
  private static final int SELDOM = 16;

  private int credit = CREDIT;
  private int skipped;

  /** Whether to try it this time. */
  boolean isWorthTrying() {
    return credit > 0 || ++skipped % SELDOM == 0;
  }

  /** It is not worth trying for some time. */
  void lost() {
    credit = 0;
  }

  /** What came of it. */
  void tried(boolean succeeded) {
    credit = succeeded ? CREDIT : Math.max(credit - 1, 0);
  }
}
