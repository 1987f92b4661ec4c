package org.loompq.runtime.connection;

import org.loompq.runtime.libpq.Libpq;

/**
 * Whether libpq may keep decrypted bytes to itself while the socket looks empty, so that nobody who
 * waits for the socket would see them: a fault of libpq over TLS and GSSAPI before 18.6, 17.11,
 * 16.15 and 15.19.
 */
final class HeldBackBytes {

  private HeldBackBytes() {}

  /** Whether the socket of a connection has to be read once more before it is waited for. */
  static boolean arePossible(long conn) {
    boolean encrypted = Libpq.sslInUse(conn) != 0 || Libpq.gssEncInUse(conn) != 0;
    return encrypted && arePossible(Libpq.libVersion());
  }

  private static boolean arePossible(int version) {
    return switch (version / 10000) {
      case 18 -> version < 180006;
      case 17 -> version < 170011;
      case 16 -> version < 160015;
      case 15 -> version < 150019;
      default -> version < 180006;
    };
  }
}
