package org.loompq;

import org.jspecify.annotations.Nullable;

/**
 * A transaction, as long as the body of {@link Session#transaction} runs. Its statements run on one
 * connection, one at a time, whichever thread sends them.
 *
 * <p>After a statement has failed, the server refuses all others up to the end of the transaction,
 * or of the innermost {@link #savepoint} around it.
 */
public interface Transaction extends Session {

  /**
   * Runs a part of the transaction that can fail by itself: if the body throws, what it has done is
   * undone, the exception passes on, and whoever catches it may go on with the transaction.
   *
   * {@snippet :
   * try {
   *   tx.savepoint(inner -> inner.execute("INSERT INTO seen (id) VALUES ($1)", id));
   * } catch (UniqueViolationException seenBefore) {
   *   // the transaction goes on
   * }
   * }
   *
   * <p>The savepoint is set together with the body's first statement, and so costs no round trip.
   * One thread at a time: savepoints that several threads set in one transaction would nest in one
   * another, so a second one is refused. Streams and COPY that are begun in it end with it at the
   * latest; a COPY to the server that has not finished by then counts as failed.
   *
   * @param <T> what comes of the body; a body without a value returns null
   * @param <X> the exception that the body may throw
   * @param body runs once, in this thread
   * @return what the body returned
   * @throws X if the body throws it
   * @throws IllegalStateException if another thread's savepoint is open, or a stream, a COPY or a
   *     pipeline, or if the transaction has ended
   * @throws org.loompq.error.TransactionRolledBackException if a statement of the body failed, or
   *     was left since it was interrupted or took too long, and the body ended normally all the
   *     same; or, before the body runs, if that has happened to a statement around it
   */
  <T extends @Nullable Object, X extends Throwable> T savepoint(SessionBody<Transaction, T, X> body)
      throws X;

  /**
   * The large objects of the database, as this transaction sees and changes them.
   *
   * @return reads and writes them, until the transaction ends
   */
  LargeObjects largeObjects();

  /**
   * Has the transaction rolled back at its end, also if the body returns. It goes on until then.
   */
  void setRollbackOnly();

  /**
   * Whether the transaction will be rolled back at its end, whatever the body does.
   *
   * @return whether {@link #setRollbackOnly} was called, or a body that had joined the transaction
   *     threw an exception
   */
  boolean isRollbackOnly();
}
