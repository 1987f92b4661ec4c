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

  private final ThreadPoolExecutor threads;
  private final ConnectionSettings settings;

  /** Connects with these settings, at most a few at once. */
  public Connector(ConnectionSettings settings, int maxConnections) {
    this.settings = settings;
    AtomicInteger number = new AtomicInteger();
    int size = Math.min(MOST_THREADS, maxConnections);
    this.threads =
        new ThreadPoolExecutor(
            size,
            size,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task ->
                Thread.ofPlatform()
                    .daemon()
                    .name("loompq-connector-" + number.incrementAndGet())
                    .unstarted(task));
    threads.allowCoreThreadTimeOut(true);
  }

  /** Opens a connection. The future fails with a {@link org.loompq.error.ConnectionException}. */
  public CompletableFuture<Connection> connect() {
    return CompletableFuture.supplyAsync(() -> Connection.open(settings), threads);
  }

  /** Closes a connection that nobody uses any more; cancels what it still runs. */
  public CompletableFuture<Void> close(Connection connection) {
    return CompletableFuture.runAsync(connection::close, threads);
  }
}
