package org.loompq.runtime;

import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.loompq.Database;
import org.loompq.Notifications;
import org.loompq.PoolStats;
import org.loompq.Session;
import org.loompq.SessionBody;
import org.loompq.Transaction;
import org.loompq.TransactionOptions;
import org.loompq.runtime.pool.Lease;
import org.loompq.runtime.pool.Pool;
import org.loompq.runtime.pool.Route;
import org.loompq.spi.RepositoryProvider;

/** A database whose statements run on the connections of a pool. */
final class PoolDatabase extends PooledSession implements Database {

  private final Pool pool;
  private final Known known;
  private final Transactions transactions;
  private final ConcurrentMap<Class<?>, Object> repositories = new ConcurrentHashMap<>();

  PoolDatabase(Pool pool, Known known) {
    super(known);
    this.pool = pool;
    this.known = known;
    this.transactions = new Transactions(known);
  }

  @Override
  Route route() {
    PooledTransaction joined = transactions.current();
    return joined == null ? pool : joined.route();
  }

  @Override
  OwnTransaction ownTransaction() {
    PooledTransaction joined = transactions.current();
    return joined == null ? transactions.own(pool.lease()) : OwnTransaction.joined(joined);
  }

  @Override
  public <T extends @Nullable Object, X extends Throwable> T lease(SessionBody<Session, T, X> body)
      throws X {
    Objects.requireNonNull(body, "body");
    PooledTransaction joined = transactions.current();
    if (joined != null) {
      return joined.lease(body);
    }
    try (Lease lease = pool.lease()) {
      return body.run(new LeasedSession(lease, known, transactions));
    }
  }

  @Override
  public <T extends @Nullable Object, X extends Throwable> T transaction(
      TransactionOptions options, SessionBody<Transaction, T, X> body) throws X {
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(body, "body");
    PooledTransaction joined = transactions.current();
    return joined == null
        ? transactions.run(pool::lease, options, body)
        : joined.transaction(options, body);
  }

  @Override
  public <T> T repository(Class<T> type) {
    Objects.requireNonNull(type, "type");
    return type.cast(repositories.computeIfAbsent(type, this::makeRepository));
  }

  private Object makeRepository(Class<?> type) {
    for (RepositoryProvider<?> provider :
        ServiceLoader.load(RepositoryProvider.class, type.getClassLoader())) {
      if (provider.type() == type) {
        return provider.create(this);
      }
    }
    throw new IllegalArgumentException(
        "no repository was generated for "
            + type.getName()
            + ": it must be an interface with @Query methods, compiled with loompq-processor on"
            + " annotationProcessorPaths; in a named module, declare \"provides"
            + " org.loompq.spi.RepositoryProvider\" or call the generated class's constructor");
  }

  @Override
  public Notifications listen(String... channels) {
    Objects.requireNonNull(channels, "channels");
    for (String channel : channels) {
      Objects.requireNonNull(channel, "channel");
    }
    return new ListenerNotifications(pool.listen(channels));
  }

  @Override
  public PoolStats stats() {
    return pool.stats();
  }

  @Override
  public void resize(int minConnections, int maxConnections) {
    pool.resize(minConnections, maxConnections);
  }

  @Override
  public void close() {
    pool.close();
  }
}
