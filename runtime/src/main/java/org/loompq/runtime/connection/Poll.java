package org.loompq.runtime.connection;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.loompq.runtime.libpq.Downcall;

/**
 * poll(2) and pipe(2) of POSIX, to be read beside {@code poll.h}.
 *
 * <pre>{@code
 * struct pollfd {
 *   int fd;
 *   short events;
 *   short revents;
 * };
 * }</pre>
 */
final class Poll {

  static final short POLLIN = 0x1;
  static final short POLLOUT = 0x4;

  private static final long ENTRY_SIZE = 8;
  private static final long EVENTS_OFFSET = 4;
  private static final long RETURNED_OFFSET = 6;

  private static final SymbolLookup LIBC = Linker.nativeLinker().defaultLookup();

  /**
   * {@code nfds_t} is an unsigned long on Linux and an unsigned int elsewhere; a long serves both.
   */
  private static final MethodHandle POLL =
      Downcall.of(find("poll"), JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);

  private static final MethodHandle PIPE = Downcall.of(find("pipe"), JAVA_INT, ADDRESS);
  private static final MethodHandle READ =
      Downcall.of(find("read"), JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle WRITE =
      Downcall.of(find("write"), JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle CLOSE = Downcall.of(find("close"), JAVA_INT, JAVA_INT);

  private Poll() {}

  /** An array of {@code struct pollfd}. */
  static final class Entries {
    private final MemorySegment memory;

    Entries(int count) {
      this.memory = Arena.ofAuto().allocate(ENTRY_SIZE * count, Integer.BYTES);
    }

    void set(int index, int fd, int events) {
      long at = index * ENTRY_SIZE;
      memory.set(JAVA_INT, at, fd);
      memory.set(JAVA_SHORT, at + EVENTS_OFFSET, (short) events);
      memory.set(JAVA_SHORT, at + RETURNED_OFFSET, (short) 0);
    }

    /** Whether anything happened: what was asked for, an error, or a hang-up. */
    boolean happened(int index) {
      return memory.get(JAVA_SHORT, index * ENTRY_SIZE + RETURNED_OFFSET) != 0;
    }
  }

  /** The two ends of a pipe that is written to in order to end a wait. */
  record Pipe(int readEnd, int writeEnd) {

    static Pipe open() {
      MemorySegment ends = Arena.ofAuto().allocate(JAVA_INT, 2);
      try {
        if ((int) PIPE.invokeExact(ends) != 0) {
          throw new IOException("pipe failed");
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (Throwable thrown) {
        throw Downcall.failed(thrown);
      }
      return new Pipe(ends.getAtIndex(JAVA_INT, 0), ends.getAtIndex(JAVA_INT, 1));
    }

    void write(MemorySegment oneByte) {
      try {
        long _ = (long) WRITE.invokeExact(writeEnd, oneByte, 1L);
      } catch (Throwable thrown) {
        throw Downcall.failed(thrown);
      }
    }

    /** Reads what was written, as far as it fits. */
    void drain(MemorySegment buffer) {
      try {
        long _ = (long) READ.invokeExact(readEnd, buffer, buffer.byteSize());
      } catch (Throwable thrown) {
        throw Downcall.failed(thrown);
      }
    }

    void close() {
      try {
        int _ = (int) CLOSE.invokeExact(readEnd) + (int) CLOSE.invokeExact(writeEnd);
      } catch (Throwable thrown) {
        throw Downcall.failed(thrown);
      }
    }
  }

  /** Blocks the thread, which must not be a carrier, until something happened to an entry. */
  static void await(Entries entries, int count) {
    try {
      // -1 is EINTR or ENOMEM; the caller then finds that nothing happened, and waits again.
      int _ = (int) POLL.invokeExact(entries.memory, (long) count, -1);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Whether a socket takes some bytes now, as POSIX has it: more than a few, on Linux. */
  static boolean isWritable(int fd, Entries one) {
    one.set(0, fd, POLLOUT);
    try {
      return (int) POLL.invokeExact(one.memory, 1L, 0) != 0;
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  private static MemorySegment find(String name) {
    return LIBC.find(name)
        .orElseThrow(() -> new UnsatisfiedLinkError("the C library has no function " + name));
  }
}
