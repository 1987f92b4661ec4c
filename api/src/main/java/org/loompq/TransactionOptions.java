package org.loompq;

import java.util.Objects;

/**
 * How a transaction runs. Made of {@link #DEFAULT}, or of the isolation, and what differs:
 *
 * {@snippet :
 * db.transaction(TransactionOptions.of(Isolation.SERIALIZABLE).retries(5), tx -> ...);
 * }
 *
 * @param isolation what it sees of others
 * @param readOnly whether the server refuses changes in it
 * @param deferrable whether a transaction that is serializable and read-only waits, before its
 *     first statement, until it can run without failing and without making others fail
 * @param retries how often the body runs again at most, in a new transaction, after the server has
 *     given up one because of others: SQLSTATE 40001 (serialization_failure) or 40P01
 *     (deadlock_detected)
 */
public record TransactionOptions(
    Isolation isolation, boolean readOnly, boolean deferrable, int retries) {

  /** The server's isolation, reading and writing, without retries. */
  public static final TransactionOptions DEFAULT = of(Isolation.DEFAULT);

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if the number of retries is negative, or a deferrable
   *     transaction is not serializable and read-only, for which the server would ignore that
   */
  public TransactionOptions {
    Objects.requireNonNull(isolation, "isolation");
    if (retries < 0) {
      throw new IllegalArgumentException("retries must not be negative: " + retries);
    }
    if (deferrable && !(readOnly && isolation == Isolation.SERIALIZABLE)) {
      throw new IllegalArgumentException(
          "only a transaction that is SERIALIZABLE and read-only can be deferrable");
    }
  }

  /**
   * A transaction that reads and writes, without retries.
   *
   * @param isolation what it sees of others
   * @return the options
   */
  public static TransactionOptions of(Isolation isolation) {
    return new TransactionOptions(isolation, false, false, 0);
  }

  /**
   * The same, but the server refuses changes.
   *
   * @return the options
   */
  public TransactionOptions asReadOnly() {
    return new TransactionOptions(isolation, true, deferrable, retries);
  }

  /**
   * The same, but serializable, read-only, and waiting until it can run without failing: for long
   * reports.
   *
   * @return the options
   */
  public TransactionOptions asDeferrable() {
    return new TransactionOptions(Isolation.SERIALIZABLE, true, true, retries);
  }

  /**
   * The same, with retries.
   *
   * @param atMost how often the body runs again, at most
   * @return the options
   */
  public TransactionOptions retries(int atMost) {
    return new TransactionOptions(isolation, readOnly, deferrable, atMost);
  }
}
