package org.loompq.runtime.connection;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.libpq.Libpq;

/**
 * An error of the server that lies in the socket. While libpq sends the data of a COPY it parses no
 * error, nor tells that one has come, so that all of the data would be sent for nothing (see {@code
 * pqParseInput3} in PostgreSQL's fe-protocol3.c). So the socket is looked at before libpq reads it.
 *
 * <p>It is known by its severity, the field V, and the SQLSTATE that follows it. Texts hold no
 * zeros, so that nothing else that the server sends during a COPY has the like, wherever in a
 * message the unread bytes begin.
 *
 * <p>Not every one is seen: what is encrypted cannot be looked at, libpq reads by itself when the
 * socket does not take what it writes, and one that comes close behind a notice may be read with
 * that.
 */
final class UnreadError {

  private static final List<MemorySegment> SEVERITIES =
      List.of(severity("ERROR"), severity("FATAL"), severity("PANIC"));

  private static final long LENGTH = SEVERITIES.getFirst().byteSize();

  private final long conn;

  private boolean seen;

  /** Null until it is needed. */
  private @Nullable MemorySegment unread;

  UnreadError(long conn) {
    this.conn = conn;
  }

  private static MemorySegment severity(String name) {
    return MemorySegment.ofArray(("\0V" + name + "\0C").getBytes(US_ASCII));
  }

  /** Whether the connection is such that errors can be seen. */
  boolean canBeSeen() {
    return Libpq.sslInUse(conn) == 0 && Libpq.gssEncInUse(conn) == 0;
  }

  /** Looks for one; false if nothing is there to be read. */
  boolean look() {
    MemorySegment buffer = unread;
    if (buffer == null) {
      buffer = Arena.ofAuto().allocate(16 * 1024); // libpq's buffer has as much at first
      unread = buffer;
    }
    long bytes = Socket.peek(Libpq.socket(conn), buffer);
    seen |= bytes > 0 && isIn(buffer.asSlice(0, bytes));
    return bytes >= 0; // after an error the stream is at its end
  }

  /** Whether one was seen. */
  boolean wasSeen() {
    return seen;
  }

  /** Forgets what was seen. */
  void reset() {
    seen = false;
  }

  /** Whether one is in what the server has sent. */
  static boolean isIn(MemorySegment bytes) {
    for (long at = 0; at <= bytes.byteSize() - LENGTH; at++) {
      if (bytes.get(JAVA_BYTE, at) == 0 && bytes.get(JAVA_BYTE, at + 1) == 'V') {
        MemorySegment field = bytes.asSlice(at, LENGTH);
        if (SEVERITIES.stream().anyMatch(each -> each.mismatch(field) < 0)) {
          return true;
        }
      }
    }
    return false;
  }
}
