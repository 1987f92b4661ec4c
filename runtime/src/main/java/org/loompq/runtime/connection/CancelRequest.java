package org.loompq.runtime.connection;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.loompq.runtime.libpq.Libpq;

/**
 * What is needed to have a server cancel whatever a backend runs, over a connection of its own. It
 * is made by whoever works on the connection, and outlives it.
 *
 * @param handle a PGcancelConn of libpq 17 or newer, else a PGcancel; 0 if there is none
 * @param encrypted which of the two
 */
record CancelRequest(long handle, boolean encrypted) {

  private static final int ERROR_BUFFER_SIZE = 256;

  /** A request for the backend of a connection. */
  static CancelRequest create(long conn) {
    boolean encrypted = Libpq.hasCancelConnections();
    return new CancelRequest(
        encrypted ? Libpq.cancelCreate(conn) : Libpq.getCancel(conn), encrypted);
  }

  /**
   * Sends it and waits until the server has signalled the backend; whether that hit anything is not
   * told. Blocks, and is called on a platform thread.
   */
  void send() {
    if (handle == 0) {
      return;
    }
    if (encrypted) {
      Libpq.cancelBlocking(handle);
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(ERROR_BUFFER_SIZE);
      Libpq.cancel(handle, error, ERROR_BUFFER_SIZE);
    }
  }

  /** Frees it. */
  void free() {
    if (handle == 0) {
      return;
    }
    if (encrypted) {
      Libpq.cancelFinish(handle);
    } else {
      Libpq.freeCancel(handle);
    }
  }
}
