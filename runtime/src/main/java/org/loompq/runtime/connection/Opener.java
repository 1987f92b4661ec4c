package org.loompq.runtime.connection;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import org.loompq.error.ConnectionException;
import org.loompq.runtime.libpq.Libpq;
import org.loompq.runtime.libpq.ServerErrors;

/** Makes libpq's side of a connection. Blocks, and is called on a platform thread. */
final class Opener {

  static {
    // Who first needs a class waits until it is initialised, and a virtual thread that does pins
    // its carrier. Nobody is to meet one of these in the middle of a statement.
    try {
      MethodHandles.lookup().ensureInitialized(ServerErrors.class);
      MethodHandles.lookup().ensureInitialized(Poll.class);
      MethodHandles.lookup().ensureInitialized(Socket.class);
    } catch (IllegalAccessException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** About as much as TCP takes on the same machine. */
  private static final int LOCAL_SEND_BUFFER = 1 << 20;

  private Opener() {}

  /**
   * Connects and authenticates, and makes it ready for a {@link Pipeline}.
   *
   * @return a {@code PGconn *}
   * @throws ConnectionException with libpq's reason, without any password
   */
  static long open(ConnectionSettings settings) {
    long conn = connect(settings.keywords());
    if (conn == 0) {
      throw new ConnectionException("libpq could not allocate a connection", null, true);
    }
    if (Libpq.status(conn) != Libpq.CONNECTION_OK) {
      throw failed(conn, "cannot connect: ");
    }
    if (Libpq.setNonBlocking(conn, 1) != 0 || Libpq.enterPipelineMode(conn) != 1) {
      throw failed(conn, "cannot set up the connection: ");
    }
    widenLocal(conn);
    return conn;
  }

  /**
   * Libpq moves all that it has not sent yet whenever the socket has taken some: for a large value,
   * which is one message, the time grows with the square of its size. A local socket takes little
   * at once, unlike TCP, whose buffer grows by itself.
   */
  private static void widenLocal(long conn) {
    if (Libpq.host(conn).startsWith("/")) {
      Socket.requestSendBuffer(Libpq.socket(conn), LOCAL_SEND_BUFFER);
    }
  }

  private static ConnectionException failed(long conn, String what) {
    String reason = Libpq.errorMessage(conn).strip();
    Libpq.finish(conn);
    return new ConnectionException(what + reason, null, true);
  }

  private static long connect(Map<String, String> keywords) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment names = arena.allocate(ValueLayout.ADDRESS, keywords.size() + 1L);
      MemorySegment values = arena.allocate(ValueLayout.ADDRESS, keywords.size() + 1L);
      int i = 0;
      for (Map.Entry<String, String> keyword : keywords.entrySet()) {
        names.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(keyword.getKey()));
        values.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(keyword.getValue()));
        i++;
      }
      return Libpq.connectdbParams(names, values, 1);
    }
  }
}
