package org.loompq.runtime.connection;

import org.loompq.runtime.libpq.Libpq;

/**
 * Logs the notices of a connection, without a call from C into Java: libpq hands each to a function
 * of its own that appends its text to a buffer, which is read after the statement.
 */
final class LoggedNotices implements Notices {

  private final String origin;
  private final long buffer = Libpq.createExpBuffer();

  LoggedNotices(long conn) {
    this.origin = "backend " + Libpq.backendPid(conn);
    Libpq.setNoticeProcessor(conn, Libpq.appendExpBufferStr(), buffer);
  }

  @Override
  public void beforeReading() {
    // Libpq calls nothing of ours.
  }

  @Override
  public boolean came() {
    if (Libpq.expBufferLength(buffer) == 0) {
      return false;
    }
    String text = Libpq.expBufferText(buffer).strip();
    Libpq.resetExpBuffer(buffer);
    Notices.log(origin, text);
    return true;
  }

  @Override
  public void close() {
    Libpq.destroyExpBuffer(buffer);
  }
}
