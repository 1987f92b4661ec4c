package org.loompq.runtime;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.loompq.SessionBody;
import org.loompq.Transaction;
import org.loompq.TransactionOptions;
import org.loompq.runtime.pool.Lease;

/** Runs the bodies of a database's transactions, and knows which one the current scope is in. */
final class Transactions {

  private final ScopedValue<PooledTransaction> current = ScopedValue.newInstance();
  private final Known known;

  Transactions(Known known) {
    this.known = known;
  }

  /** The transaction that statements of the database belong to here; null if there is none. */
  @Nullable PooledTransaction current() {
    return current.isBound() ? current.get() : null;
  }

  /** Runs a body, in a transaction on a lease of its own for each attempt. */
  <T extends @Nullable Object, X extends Throwable> T run(
      Supplier<Lease> leases, TransactionOptions options, SessionBody<Transaction, T, X> body)
      throws X {
    Retries retries = new Retries(options.retries());
    while (true) {
      try (Lease lease = leases.get()) {
        PooledTransaction transaction = begin(lease, options);
        try {
          return attempt(transaction, body);
        } finally {
          transaction.abandon();
          retries.givenUpBy(transaction.givenUpBy());
        }
      } catch (Throwable failed) {
        if (!retries.followedAfter(failed)) {
          throw failed;
        }
      }
    }
  }

  /** Runs a body, in a transaction on a lease that goes on afterwards. */
  <T extends @Nullable Object, X extends Throwable> T runOn(
      Lease lease, TransactionOptions options, SessionBody<Transaction, T, X> body) throws X {
    Retries retries = new Retries(options.retries());
    while (true) {
      PooledTransaction transaction = begin(lease, options);
      try {
        T value = attempt(transaction, body);
        if (transaction.isRollbackOnly()) {
          transaction.rollBack();
        }
        return value;
      } catch (Throwable failed) {
        rollBack(transaction, failed);
        retries.givenUpBy(transaction.givenUpBy());
        if (!retries.followedAfter(failed)) {
          throw failed;
        }
      }
    }
  }

  /** Begins a transaction that only those join who are given it, on a lease that ends with it. */
  OwnTransaction own(Lease lease) {
    return OwnTransaction.with(begin(lease), lease);
  }

  /** Begins a transaction that only those join who are given it. */
  PooledTransaction begin(Lease lease) {
    return begin(lease, TransactionOptions.DEFAULT);
  }

  private PooledTransaction begin(Lease lease, TransactionOptions options) {
    return new PooledTransaction(lease.begin(TransactionControl.begin(options)), options, known);
  }

  private <T extends @Nullable Object, X extends Throwable> T attempt(
      PooledTransaction transaction, SessionBody<Transaction, T, X> body) throws X {
    T value = ScopedValue.where(current, transaction).call(() -> body.run(transaction));
    transaction.complete();
    return value;
  }

  private static void rollBack(PooledTransaction transaction, Throwable failed) {
    try {
      transaction.rollBack();
    } catch (RuntimeException second) {
      failed.addSuppressed(second);
    }
  }
}
