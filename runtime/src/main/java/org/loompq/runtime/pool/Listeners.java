package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.loompq.runtime.connection.Connector;

/** Those who listen, so that they end with the pool. */
final class Listeners {

  /** How long their connections have to be closed. */
  private static final Duration CLOSING_GRACE = Duration.ofSeconds(5);

  private final Members members;
  private final Connector connector;

  /** Guards the fields below. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Set<Listener> listeners = new HashSet<>();
  private boolean closed;

  Listeners(Members members, Connector connector) {
    this.members = members;
    this.connector = connector;
  }

  /**
   * Returns once it listens.
   *
   * @throws org.loompq.error.PgException if the server cannot be reached, or refuses
   */
  Listener open(Channels channels) {
    Listener listener =
        new Listener(
            new ListeningConnection.Maker(
                channels,
                connector,
                members.shard(Carrier.number()).readiness(),
                ListeningConnection.Patience.DEFAULT));
    add(listener);
    var _ = listener.ended().thenRun(() -> remove(listener));
    listener.start();
    return listener;
  }

  private void add(Listener listener) {
    lock.lock();
    try {
      if (closed) {
        throw Refusals.closed();
      }
      listeners.add(listener);
    } finally {
      lock.unlock();
    }
  }

  private void remove(Listener listener) {
    lock.lock();
    try {
      listeners.remove(listener);
    } finally {
      lock.unlock();
    }
  }

  /** Closes all, and waits until their connections are closed. */
  void close() {
    List<Listener> open = closeSet();
    for (Listener each : open) {
      each.close(Refusals::closed);
    }
    Closing.await(
        CompletableFuture.allOf(
            open.stream().map(Listener::ended).toArray(CompletableFuture<?>[]::new)),
        CLOSING_GRACE);
  }

  private List<Listener> closeSet() {
    lock.lock();
    try {
      closed = true;
      return List.copyOf(listeners);
    } finally {
      lock.unlock();
    }
  }
}
