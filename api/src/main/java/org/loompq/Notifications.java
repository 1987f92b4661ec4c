package org.loompq;

import java.time.Duration;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The notifications of some channels, in the order in which the server sends them. Made by {@link
 * Database#listen}.
 *
 * {@snippet :
 * try (Notifications changes = db.listen("price_changed")) {
 *   prices.reload();
 *   for (Notification change : changes) {
 *     if (change.isReconnect()) {
 *       prices.reload();
 *     } else {
 *       prices.reload(change.payload());
 *     }
 *   }
 * }
 * }
 *
 * <p>Any number of threads may take notifications at once; each is given to one of them.
 *
 * <p>If the connection is lost, another is opened, however long that takes; the attempts come
 * seconds apart. Then comes {@link Notification#RECONNECT}, and after it whatever is notified of
 * from then on. That a peer has gone without a word is noticed by asking it, if nothing has come
 * for half a minute.
 *
 * <p>About a thousand notifications wait here to be taken. If more come, they stay with the server,
 * which keeps them in a queue that all databases share and that is large but not endless (see
 * {@code pg_notification_queue_usage}): so take them soon, or close this. It keeps its connection
 * until it is closed, or its database is; nothing reports one that was forgotten.
 */
public interface Notifications extends Iterable<Notification>, AutoCloseable {

  /**
   * Takes the next notification, and waits until there is one.
   *
   * @return the notification
   * @throws IllegalStateException if this is closed, also while the thread waits
   * @throws org.loompq.error.ConnectionException if the database is closed, also while the thread
   *     waits
   * @throws org.loompq.error.QueryInterruptedException if the thread is interrupted; it has taken
   *     none
   */
  Notification next();

  /**
   * Takes the next notification, and waits for it no longer than that.
   *
   * @param timeout how long to wait; not at all if it is zero or less
   * @return the notification; null if none has come in time
   * @throws IllegalStateException if this is closed, also while the thread waits
   * @throws org.loompq.error.ConnectionException if the database is closed, also while the thread
   *     waits
   * @throws org.loompq.error.QueryInterruptedException if the thread is interrupted; it has taken
   *     none
   */
  @Nullable Notification next(Duration timeout);

  /**
   * The notifications, one after the other. {@link Iterator#hasNext} takes the next one, and waits
   * until there is one, or until this is closed: then it is false. If the thread is interrupted it
   * throws {@link org.loompq.error.QueryInterruptedException}.
   *
   * @return another iterator, for one thread
   */
  @Override
  Iterator<Notification> iterator();

  /**
   * Stops listening: whoever waits leaves, and the connection is closed. What was not taken is
   * dropped. Closing twice does nothing.
   */
  @Override
  void close();
}
