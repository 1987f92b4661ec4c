package org.loompq;

/**
 * What somebody has sent with {@link Session#notify(String, String)}, the statement NOTIFY or the
 * function {@code pg_notify}; or the mark of a reconnect.
 *
 * @param channel the channel that it was sent to; empty for the mark of a reconnect
 * @param payload what was sent, perhaps empty
 * @param processId the process id of the sender's backend; 0 for the mark of a reconnect
 */
public record Notification(String channel, String payload, int processId) {

  /** The mark of a reconnect; see {@link #isReconnect}. */
  public static final Notification RECONNECT = new Notification("", "", 0);

  /**
   * Whether nobody has sent it, and it says instead that the connection was lost and that another
   * listens in its place. What was sent in between is missing, so whoever keeps something up to
   * date by notifications has to look at his tables again.
   *
   * <p>It comes once for each reconnect, after all that the lost connection has received and before
   * what the new one receives. The new one listens by then, to all channels: what is committed
   * after the mark was given out is notified of.
   *
   * @return whether it is the mark of a reconnect
   */
  public boolean isReconnect() {
    return channel.isEmpty(); // as no channel's name is
  }
}
