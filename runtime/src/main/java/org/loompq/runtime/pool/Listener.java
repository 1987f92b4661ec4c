package org.loompq.runtime.pool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ConnectionException;
import org.loompq.error.PgException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.runtime.connection.Inbox;

/**
 * Listens to channels on a connection of its own, and on another when that is lost, until it is
 * closed. A virtual thread does this, one thing after the other; closing interrupts it.
 */
public final class Listener implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger("org.loompq.pool");

  private final ListeningConnection.Maker maker;
  private final Inbox inbox = new Inbox();
  private final ReopeningDelay delay = new ReopeningDelay();
  private final CompletableFuture<@Nullable Void> listening = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private final Thread thread;

  /** The thread's own; null before the first. */
  private @Nullable ListeningConnection connection;

  /** One that does not listen yet. */
  Listener(ListeningConnection.Maker maker) {
    this.maker = maker;
    this.thread =
        Thread.ofVirtual()
            .inheritInheritableThreadLocals(false)
            .name("loompq-listener")
            .unstarted(this::run);
  }

  /** Where notifications come. */
  public Inbox inbox() {
    return inbox;
  }

  /** What it listens to, for errors. */
  public String channels() {
    return maker.channels().toString();
  }

  /**
   * Begins, and returns once the server has taken LISTEN.
   *
   * @throws PgException if that fails; then nothing is left to be closed
   */
  void start() {
    thread.start();
    try {
      listening.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      close();
      throw new QueryInterruptedException("interrupted before it listened to " + channels(), true);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof PgException reason
          ? reason
          : new ConnectionException("cannot listen to " + channels(), failed.getCause(), true);
    }
  }

  /** Completes once its thread has ended and its connection is closed. */
  CompletableFuture<@Nullable Void> ended() {
    return ended;
  }

  /** Ends it: at once for those who take, in the background for the connection. */
  @Override
  public void close() {
    close(
        () -> new IllegalStateException("listening to " + channels() + " has ended: it is closed"));
  }

  /** Ends it, and has those told why who take. */
  void close(Supplier<? extends RuntimeException> why) {
    inbox.end(why);
    thread.interrupt();
  }

  // For its thread

  private void run() {
    try {
      ListeningConnection first = open();
      listening.complete(null);
      keepListening(first);
    } catch (InterruptedException closed) {
      RuntimeException why = inbox.whyEnded();
      listening.completeExceptionally(why == null ? new IllegalStateException(closed) : why);
    } catch (RuntimeException | Error failed) {
      inbox.end(
          () -> new IllegalStateException("listening to " + channels() + " has failed", failed));
      listening.completeExceptionally(failed);
    } finally {
      var _ = closeConnection().whenComplete((_, _) -> ended.complete(null));
    }
  }

  private ListeningConnection open() throws InterruptedException {
    ListeningConnection opened = maker.make();
    connection = opened;
    delay.opened();
    return opened;
  }

  private void keepListening(ListeningConnection first) throws InterruptedException {
    ListeningConnection current = first;
    while (true) {
      current.deliverTo(inbox);
      String reason = current.awaitLoss(inbox);
      var _ = closeConnection();
      current = reopen(reason);
      inbox.reconnected(); // it listens by now, and nothing is read of it before
    }
  }

  private ListeningConnection reopen(String reason) throws InterruptedException {
    log(Level.WARNING, "the connection that listens to %s was lost, and is opened again: ", reason);
    long since = System.nanoTime();
    delay.lost();
    for (int failures = 0; ; failures++) {
      Thread.sleep(delay.next());
      try {
        ListeningConnection opened = open();
        Duration missed = Duration.ofNanos(System.nanoTime() - since);
        log(Level.INFO, "listening to %s again, after ", missed.toMillis() + " ms");
        return opened;
      } catch (RuntimeException | Error failed) {
        Level level = failures == 0 ? Level.WARNING : Level.DEBUG;
        log(level, "listening to %s is tried again, since it fails: ", failed.getMessage());
      }
    }
  }

  private CompletableFuture<@Nullable Void> closeConnection() {
    ListeningConnection open = connection;
    connection = null;
    return open == null ? CompletableFuture.completedFuture(null) : open.close();
  }

  private void log(Level level, String what, @Nullable String detail) {
    try {
      LOGGER.log(level, () -> what.formatted(channels()) + detail);
    } catch (RuntimeException _) {
      // A logger that fails must not end the listening.
    }
  }
}
