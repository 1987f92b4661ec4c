package org.loompq.runtime.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.loompq.runtime.libpq.Libpq;

/**
 * Collects the notices of a connection, without a call from C into Java: libpq hands each to a
 * function of its own that appends to a buffer, which is read after the statement.
 */
final class Notices {

  private static final Logger LOGGER = System.getLogger("org.loompq.notices");

  private final int backendPid;
  private final long buffer = Libpq.createExpBuffer();

  Notices(long conn) {
    this.backendPid = Libpq.backendPid(conn);
    Libpq.setNoticeProcessor(conn, Libpq.appendExpBufferStr(), buffer);
  }

  /** Logs what has been collected, and forgets it; false if there was nothing. */
  boolean log() {
    if (Libpq.expBufferLength(buffer) == 0) {
      return false;
    }
    String text = Libpq.expBufferText(buffer).strip();
    Libpq.resetExpBuffer(buffer);
    try {
      LOGGER.log(Level.INFO, () -> "backend " + backendPid + ": " + text);
    } catch (RuntimeException _) {
      // A logger that fails must not take a connection with it.
    }
    return true;
  }

  void close() {
    Libpq.destroyExpBuffer(buffer);
  }
}
