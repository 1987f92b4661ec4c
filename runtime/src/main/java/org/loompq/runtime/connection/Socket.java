package org.loompq.runtime.connection;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.loompq.runtime.libpq.Downcall;
import org.loompq.runtime.libpq.Platform;

/** What POSIX has for sockets, on one that is non-blocking. */
final class Socket {

  private static final int MSG_PEEK = 2;

  private static final boolean LINUX = Platform.current() == Platform.LINUX;
  private static final int SOL_SOCKET = LINUX ? 1 : 0xffff;
  private static final int SO_SNDBUF = LINUX ? 7 : 0x1001;

  private static final SymbolLookup LIBC = Linker.nativeLinker().defaultLookup();

  private static final MethodHandle RECV =
      function("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  private static final MethodHandle SETSOCKOPT =
      function("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle GETSOCKOPT =
      function("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);

  private Socket() {}

  /**
   * Copies what has come and stays to be read.
   *
   * @return how many bytes; 0 at the end of the stream, negative if there is nothing
   */
  static long peek(int fd, MemorySegment buffer) {
    try {
      return (long) RECV.invokeExact(fd, buffer, buffer.byteSize(), MSG_PEEK);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Asks for room for so many bytes that the peer has not read yet; the system may give less. */
  static void requestSendBuffer(int fd, int bytes) {
    MemorySegment value = Arena.ofAuto().allocateFrom(JAVA_INT, bytes);
    try {
      int _ = (int) SETSOCKOPT.invokeExact(fd, SOL_SOCKET, SO_SNDBUF, value, Integer.BYTES);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** How much room there is, as the system counts it. */
  static int sendBuffer(int fd) {
    MemorySegment value = Arena.ofAuto().allocateFrom(JAVA_INT, 0, Integer.BYTES);
    try {
      int _ =
          (int)
              GETSOCKOPT.invokeExact(
                  fd, SOL_SOCKET, SO_SNDBUF, value, value.asSlice(Integer.BYTES));
      return value.get(JAVA_INT, 0);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  private static MethodHandle function(
      String name, MemoryLayout result, MemoryLayout... arguments) {
    MemorySegment found =
        LIBC.find(name)
            .orElseThrow(() -> new UnsatisfiedLinkError("the C library has no function " + name));
    return Downcall.of(found, result, arguments);
  }
}
