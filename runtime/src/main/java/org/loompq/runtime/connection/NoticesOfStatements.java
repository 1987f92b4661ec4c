package org.loompq.runtime.connection;

import org.jspecify.annotations.Nullable;
import org.loompq.error.ServerError;
import org.loompq.runtime.libpq.Libpq;
import org.loompq.runtime.libpq.NoticeReceiver;

/**
 * Keeps each notice with the statement that has caused it: the one whose answer comes. What comes
 * without a statement is logged.
 *
 * <p>Libpq takes notices out of its buffer also ahead of results. So what comes behind a
 * statement's own result may be of its Sync, from a deferred trigger, or of the next statement,
 * which the server parses. Only the former comes from a function, and says so.
 */
final class NoticesOfStatements implements Notices {

  private final String origin;
  private final Pipeline pipeline;
  private final NoticeReceiver receiver;
  private boolean came;

  NoticesOfStatements(long conn, Pipeline pipeline) {
    this.origin = "backend " + Libpq.backendPid(conn);
    this.pipeline = pipeline;
    this.receiver = new NoticeReceiver(conn, this::take);
  }

  /** Called from within libpq. */
  private void take(ServerError notice) {
    came = true;
    Request cause = cause(notice);
    if (cause == null) {
      Notices.log(origin, notice);
    } else {
      cause.noticed(notice);
    }
  }

  private @Nullable Request cause(ServerError notice) {
    Request reading = pipeline.reading();
    if (reading == null || !reading.answer().hasRun() || notice.where() != null) {
      return reading;
    }
    Request next = reading.next;
    return next == null ? reading : next;
  }

  @Override
  public void beforeReading() {
    NoticeReceiver.ensureStack();
  }

  @Override
  public boolean came() {
    boolean some = came;
    came = false;
    return some;
  }

  @Override
  public void close() {
    receiver.close();
  }
}
