package org.loompq.runtime.connection;

import org.loompq.runtime.libpq.Libpq;

/**
 * What libpq has taken and not yet sent, and when it is sent. Sending costs a system call, so
 * statements that come at about the same time share one: while several were sent together lately,
 * sending is left to the poller, who does it once the callers he has woken have had their turn. For
 * the connection's worker.
 */
final class Outgoing {

  private final long conn;

  /** How many statements libpq has taken since it was last asked to send. */
  private int statements;

  /** How many there were the last time. */
  private int before;

  private boolean unsent;

  /** Whether the poller will send. */
  private boolean deferred;

  /** Whether the socket took less than there was to send. */
  private boolean blocked;

  Outgoing(long conn) {
    this.conn = conn;
  }

  /** Libpq has taken another statement. */
  void taken() {
    statements++;
    unsent = true;
  }

  /** Libpq has taken something that belongs to statements before. */
  void takenMore() {
    unsent = true;
  }

  boolean isBlocked() {
    return blocked;
  }

  /** The socket has no room for what libpq would be handed next. */
  void awaitRoom() {
    blocked = true;
  }

  /**
   * Sends what there is, or leaves it to the poller.
   *
   * @param alone whether the server has nothing else to do for this connection
   * @return whether something was sent, and all of it
   */
  boolean send(boolean alone, Registration poller) {
    if (!unsent || blocked || deferred) {
      return false;
    }
    boolean one = alone && statements == 1 && before <= 1;
    if (!one && poller.defer()) {
      deferred = true;
      return false;
    }
    return sendNow();
  }

  /** Sends what there is; also for the poller. */
  boolean sendNow() {
    deferred = false;
    if (!unsent || blocked) {
      return false;
    }
    before = statements;
    statements = 0;
    flush();
    return !blocked;
  }

  /** The socket may take more by now. */
  void goOn() {
    if (blocked) {
      flush();
    }
  }

  private void flush() {
    unsent = Libpq.flush(conn) == 1; // if it fails, the next read tells why
    blocked = unsent;
  }
}
