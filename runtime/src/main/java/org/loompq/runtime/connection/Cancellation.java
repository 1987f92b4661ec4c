package org.loompq.runtime.connection;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.loompq.runtime.libpq.Libpq;

/** Asks a server to cancel what a backend runs, over a connection of its own. */
final class Cancellation {

  private static final int ERROR_BUFFER_SIZE = 256;

  private Cancellation() {}

  /**
   * Sends a cancel request and waits until the server has taken it; whether it hit anything is not
   * told. Blocks, and is called on a platform thread by whoever owns the connection.
   */
  static void cancel(long conn) {
    if (Libpq.hasCancelConnections()) {
      long request = Libpq.cancelCreate(conn);
      Libpq.cancelBlocking(request);
      Libpq.cancelFinish(request);
      return;
    }
    long request = Libpq.getCancel(conn);
    if (request == 0) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(ERROR_BUFFER_SIZE);
      Libpq.cancel(request, error, ERROR_BUFFER_SIZE);
    } finally {
      Libpq.freeCancel(request);
    }
  }
}
