package org.loompq.runtime.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the user of a connection is told. What goes wrong there must not keep the others here from
 * their answers: it is logged.
 */
final class Reports {

  private static final Logger LOGGER = System.getLogger("org.loompq.connection");

  private volatile Connection.@Nullable Observer observer;

  void to(Connection.Observer user) {
    observer = user;
  }

  Connection.@Nullable Observer observer() {
    return observer;
  }

  /** A request has left, whatever came of it; called before its owner wakes. */
  void ended(Request request) {
    if (!request.isLeased()) {
      tell(Connection.Observer::ended);
    }
  }

  void progressed() {
    tell(Connection.Observer::progressed);
  }

  void broke() {
    tell(Connection.Observer::broke);
  }

  /** When somebody who waits here wants to leave. */
  void deadline(long when) {
    tell(user -> user.deadline(when));
  }

  private void tell(Consumer<Connection.Observer> event) {
    Connection.Observer user = observer;
    if (user != null) {
      try {
        event.accept(user);
      } catch (RuntimeException | Error failed) {
        LOGGER.log(Level.ERROR, "a connection's pool has failed", failed);
      }
    }
  }
}
