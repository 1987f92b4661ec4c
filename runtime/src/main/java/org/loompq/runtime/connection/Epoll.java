package org.loompq.runtime.connection;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.loompq.runtime.libpq.Downcall;

/**
 * Linux's epoll(7), to be read beside {@code sys/epoll.h}.
 *
 * <pre>{@code
 * struct epoll_event {
 *   uint32_t events;
 *   uint64_t data;
 * } __EPOLL_PACKED;   // packed on x86-64 only
 * }</pre>
 */
final class Epoll {

  static final int EPOLLIN = 0x1;
  static final int EPOLLOUT = 0x4;
  static final int EPOLLRDHUP = 0x2000;
  static final int EPOLLONESHOT = 1 << 30;

  private static final int EPOLL_CTL_ADD = 1;
  private static final int EPOLL_CTL_MOD = 3;
  private static final int EPOLL_CLOEXEC = 0x80000;
  private static final int EFD_NONBLOCK = 0x800;
  private static final int EINTR = 4;

  private static final boolean PACKED = System.getProperty("os.arch", "").equals("amd64");
  private static final long EVENT_SIZE = PACKED ? 12 : 16;
  private static final long DATA_OFFSET = PACKED ? 4 : 8;
  private static final ValueLayout.OfLong DATA = ValueLayout.JAVA_LONG_UNALIGNED;

  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final SymbolLookup LIBC = Linker.nativeLinker().defaultLookup();

  private static final MethodHandle EPOLL_CREATE1 =
      Downcall.capturingErrno(find("epoll_create1"), JAVA_INT, JAVA_INT);
  private static final MethodHandle EPOLL_CTL =
      Downcall.capturingErrno(find("epoll_ctl"), JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle EPOLL_WAIT =
      Downcall.capturingErrno(find("epoll_wait"), JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle EVENTFD =
      Downcall.capturingErrno(find("eventfd"), JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle EVENTFD_WRITE =
      Downcall.of(find("eventfd_write"), JAVA_INT, JAVA_INT, JAVA_LONG);
  private static final MethodHandle SCHED_YIELD = Downcall.of(find("sched_yield"), JAVA_INT);
  private static final MethodHandle CLOSE = Downcall.of(find("close"), JAVA_INT, JAVA_INT);

  private Epoll() {}

  /** Lets other threads of the operating system have this processor first, if any want it. */
  static void offerProcessor() {
    try {
      var _ = (int) SCHED_YIELD.invokeExact();
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Memory for events and for errno, of one thread at a time. */
  static final class Buffer {
    private final MemorySegment events;
    private final MemorySegment callState = Arena.ofAuto().allocate(CALL_STATE);
    private final int capacity;

    Buffer(int capacity) {
      this.capacity = capacity;
      this.events = Arena.ofAuto().allocate(EVENT_SIZE * capacity, Long.BYTES);
    }

    /** The data of an event that {@link #await} gave. */
    long data(int index) {
      return events.get(DATA, index * EVENT_SIZE + DATA_OFFSET);
    }

    private MemorySegment event(int bits, long data) {
      events.set(JAVA_INT, 0, bits);
      events.set(DATA, DATA_OFFSET, data);
      return events;
    }

    private int errno() {
      return callState.get(JAVA_INT, 0);
    }
  }

  /** A new epoll instance. */
  static int create() {
    Buffer buffer = new Buffer(1);
    try {
      return check((int) EPOLL_CREATE1.invokeExact(buffer.callState, EPOLL_CLOEXEC), buffer);
    } catch (Throwable thrown) {
      throw failed(thrown);
    }
  }

  static void add(int epoll, int fd, int events, long data, Buffer buffer) {
    control(epoll, EPOLL_CTL_ADD, fd, buffer.event(events, data), buffer);
  }

  static void modify(int epoll, int fd, int events, long data, Buffer buffer) {
    control(epoll, EPOLL_CTL_MOD, fd, buffer.event(events, data), buffer);
  }

  /**
   * Waits for events.
   *
   * @param timeoutMillis 0 not to wait, -1 to wait for ever, which blocks the carrier
   * @return how many are in the buffer
   */
  static int await(int epoll, Buffer buffer, int timeoutMillis) {
    try {
      int count =
          (int)
              EPOLL_WAIT.invokeExact(
                  buffer.callState, epoll, buffer.events, buffer.capacity, timeoutMillis);
      if (count < 0 && buffer.errno() == EINTR) {
        return 0;
      }
      return check(count, buffer);
    } catch (Throwable thrown) {
      throw failed(thrown);
    }
  }

  /** A descriptor that becomes readable for good with {@link #signal}. */
  static int eventFd() {
    Buffer buffer = new Buffer(1);
    try {
      return check((int) EVENTFD.invokeExact(buffer.callState, 0, EFD_NONBLOCK), buffer);
    } catch (Throwable thrown) {
      throw failed(thrown);
    }
  }

  static void signal(int eventFd) {
    try {
      int _ = (int) EVENTFD_WRITE.invokeExact(eventFd, 1L);
    } catch (Throwable thrown) {
      throw failed(thrown);
    }
  }

  static void close(int fd) {
    try {
      int _ = (int) CLOSE.invokeExact(fd);
    } catch (Throwable thrown) {
      throw failed(thrown);
    }
  }

  private static void control(
      int epoll, int operation, int fd, MemorySegment event, Buffer buffer) {
    try {
      int _ =
          check((int) EPOLL_CTL.invokeExact(buffer.callState, epoll, operation, fd, event), buffer);
    } catch (Throwable thrown) {
      throw failed(thrown);
    }
  }

  private static int check(int result, Buffer buffer) throws IOException {
    if (result < 0) {
      throw new IOException("epoll failed with errno " + buffer.errno());
    }
    return result;
  }

  private static RuntimeException failed(Throwable thrown) {
    if (thrown instanceof IOException failure) {
      return new UncheckedIOException(failure);
    }
    throw Downcall.failed(thrown);
  }

  private static MemorySegment find(String name) {
    return LIBC.find(name)
        .orElseThrow(() -> new UnsatisfiedLinkError("the C library has no function " + name));
  }
}
