package org.loompq.runtime;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.loompq.Notification;
import org.loompq.Notifications;
import org.loompq.error.QueryInterruptedException;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Inbox;
import org.loompq.runtime.pool.Listener;

/** The notifications that a listener receives. */
final class ListenerNotifications implements Notifications {

  private final Listener listener;
  private final Inbox inbox;

  ListenerNotifications(Listener listener) {
    this.listener = listener;
    this.inbox = listener.inbox();
  }

  @Override
  public Notification next() {
    while (true) {
      Notification taken = take(Deadline.NONE);
      checkOpen(taken);
      if (taken != null) {
        return taken;
      }
    }
  }

  @Override
  public @Nullable Notification next(Duration timeout) {
    Objects.requireNonNull(timeout, "timeout");
    long nanos = timeout.isPositive() ? Deadline.saturatedNanos(timeout) : 0;
    Notification taken = take(System.nanoTime() + nanos);
    checkOpen(taken);
    return taken;
  }

  private void checkOpen(@Nullable Notification taken) {
    RuntimeException ended = taken == null ? inbox.whyEnded() : null;
    if (ended != null) {
      throw ended;
    }
  }

  private @Nullable Notification take(long until) {
    try {
      return inbox.take(until);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new QueryInterruptedException(
          "interrupted while it waited for a notification from " + listener.channels(), true);
    }
  }

  @Override
  public Iterator<Notification> iterator() {
    return new Iterator<>() {
      private @Nullable Notification ahead;

      @Override
      public boolean hasNext() {
        if (ahead == null) {
          ahead = take(Deadline.NONE);
        }
        return ahead != null;
      }

      @Override
      public Notification next() {
        Notification next = hasNext() ? ahead : null;
        if (next == null) {
          throw new NoSuchElementException("listening to " + listener.channels() + " has ended");
        }
        ahead = null;
        return next;
      }
    };
  }

  @Override
  public void close() {
    listener.close();
  }
}
