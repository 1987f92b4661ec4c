package org.loompq.runtime.connection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few platform threads for what blocks or computes inside libpq: name look-ups, TLS, SCRAM,
 * cancel requests and closing. They end when there is nothing to do.
 */
public final class Connector {

  private static final int MOST_THREADS = 8;

  private final ConnectionSettings settings;
  private final ThreadPoolExecutor openers;

  /** Apart from the openers: a cancel request to a host that is gone takes long. */
  private final ThreadPoolExecutor closers;

  /** Connects with these settings, at most a few at once. */
  public Connector(ConnectionSettings settings) {
    this.settings = settings;
    this.openers = threads("loompq-opener-");
    this.closers = threads("loompq-closer-");
  }

  private static ThreadPoolExecutor threads(String name) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MOST_THREADS,
            MOST_THREADS,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task ->
                Thread.ofPlatform().daemon().name(name + number.incrementAndGet()).unstarted(task));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** Opens a connection. The future fails with a {@link org.loompq.error.ConnectionException}. */
  public CompletableFuture<Connection> connect() {
    return CompletableFuture.supplyAsync(() -> Connection.open(settings, closers), openers);
  }

  /** Closes a connection that nobody uses any more; cancels what it still runs. */
  public CompletableFuture<Void> close(Connection connection) {
    return CompletableFuture.runAsync(connection::close, closers);
  }
}
