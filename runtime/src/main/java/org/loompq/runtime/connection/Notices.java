package org.loompq.runtime.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.loompq.error.ServerError;

/** What the server says that is no answer. For the connection's worker. */
interface Notices {

  /** Called before libpq reads. */
  void beforeReading();

  /** Whether something came since the last call. */
  boolean came();

  /** Frees what it used, once nothing is received any more. */
  void close();

  /** Those of a connection. */
  static Notices of(long conn, boolean handedOver, Pipeline pipeline) {
    return handedOver ? new NoticesOfStatements(conn, pipeline) : new LoggedNotices(conn);
  }

  /** Logs what nobody else takes. */
  static void log(String origin, String text) {
    Logger logger = System.getLogger("org.loompq.notices");
    try {
      logger.log(Level.INFO, () -> origin + ": " + text);
    } catch (RuntimeException _) {
      // A logger that fails must not take a connection with it.
    }
  }

  /** Logs what nobody else takes. */
  static void log(String origin, ServerError notice) {
    log(origin, notice.severity() + ":  " + notice.message());
  }
}
