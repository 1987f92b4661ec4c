package org.loompq.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.loompq.Session;
import org.loompq.SessionBody;
import org.loompq.Transaction;
import org.loompq.TransactionOptions;
import org.loompq.runtime.pool.Lease;
import org.loompq.runtime.pool.Route;

/** A session on one connection, for as long as the lease lasts. */
final class LeasedSession extends PooledSession {

  private final Lease lease;
  private final Transactions transactions;

  /** What statements and transactions belong to, whichever thread begins them; null if nothing. */
  private volatile @Nullable PooledTransaction joined;

  LeasedSession(Lease lease, Known known, Transactions transactions) {
    super(known);
    this.lease = lease;
    this.transactions = transactions;
  }

  @Override
  Route route() {
    PooledTransaction open = joined;
    return open == null ? lease : open.route();
  }

  @Override
  OwnTransaction ownTransaction() {
    PooledTransaction open = joined;
    if (open != null) {
      return OwnTransaction.joined(open);
    }
    return lease.isInTransaction()
        ? OwnTransaction.joined(this)
        : OwnTransaction.on(transactions.begin(lease));
  }

  /** It has its connection already. */
  @Override
  public <T extends @Nullable Object, X extends Throwable> T lease(SessionBody<Session, T, X> body)
      throws X {
    Objects.requireNonNull(body, "body");
    return body.run(this);
  }

  @Override
  public <T extends @Nullable Object, X extends Throwable> T transaction(
      TransactionOptions options, SessionBody<Transaction, T, X> body) throws X {
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(body, "body");
    PooledTransaction open = joined;
    return open == null
        ? transactions.runOn(lease, options, begun -> within(transactions.current(), begun, body))
        : open.transaction(options, body);
  }

  private <T extends @Nullable Object, X extends Throwable> T within(
      @Nullable PooledTransaction open, Transaction begun, SessionBody<Transaction, T, X> body)
      throws X {
    joined = open;
    try {
      return body.run(begun);
    } finally {
      joined = null;
    }
  }
}
