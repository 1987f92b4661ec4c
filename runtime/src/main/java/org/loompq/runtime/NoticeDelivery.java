package org.loompq.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.Notice;
import org.loompq.NoticeListener;
import org.loompq.error.ServerError;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/** Hands the notices of statements to the user's listener, on the threads of their callers. */
final class NoticeDelivery {

  private final @Nullable NoticeListener listener;

  NoticeDelivery(@Nullable NoticeListener listener) {
    this.listener = listener;
  }

  /**
   * A statement has succeeded.
   *
   * @return its execution
   */
  Execution succeeded(Request request, Execution execution) {
    try {
      succeeded(request);
    } catch (Throwable thrown) {
      execution.result().close();
      throw thrown;
    }
    return execution;
  }

  /** A statement has succeeded. */
  void succeeded(Request request) {
    List<ServerError> notices = request.takeNotices();
    if (notices != null) {
      tell(notices, request.text());
    }
  }

  /** A statement has failed, or its caller has left it. */
  void failed(Request request, Throwable failure) {
    List<ServerError> notices = request.wasLeft() ? null : request.takeNotices();
    if (notices != null) {
      try {
        tell(notices, request.text());
      } catch (Throwable thrown) {
        failure.addSuppressed(thrown);
      }
    }
  }

  private void tell(List<ServerError> notices, SqlText about) {
    String name = about.name().isEmpty() ? null : about.name();
    Throwable first = null;
    for (ServerError notice : notices) {
      try {
        if (listener != null) {
          listener.onNotice(new Notice(notice, name, about.sql()));
        }
      } catch (RuntimeException | Error thrown) {
        if (first == null) {
          first = thrown;
        } else if (!first.equals(thrown)) {
          first.addSuppressed(thrown);
        }
      }
    }
    if (first instanceof RuntimeException exception) {
      throw exception;
    }
    if (first instanceof Error error) {
      throw error;
    }
  }
}
