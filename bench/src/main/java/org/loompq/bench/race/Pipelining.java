package org.loompq.bench.race;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.loompq.runtime.libpq.Downcall;
import org.loompq.runtime.libpq.LibraryLocation;

/** What the floor needs beyond {@link org.loompq.runtime.libpq.Libpq}: a Sync unsent, and poll. */
final class Pipelining {

  static final short POLLIN = 1;
  static final short POLLOUT = 4;

  /** {@code struct pollfd { int fd; short events; short revents; }}. */
  private static final long POLLFD_SIZE = 8;

  private static final MethodHandle PQ_SEND_PIPELINE_SYNC =
      Downcall.of(find(library(), "PQsendPipelineSync"), JAVA_INT, JAVA_LONG);
  private static final MethodHandle POLL =
      Downcall.of(
          find(Linker.nativeLinker().defaultLookup(), "poll"),
          JAVA_INT,
          ADDRESS,
          JAVA_LONG,
          JAVA_INT);

  private Pipelining() {}

  /** Puts a Sync into the output buffer, without a flush. 1 on success. */
  static int sendPipelineSync(long conn) {
    try {
      return (int) PQ_SEND_PIPELINE_SYNC.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Memory for so many entries of poll. */
  static MemorySegment entries(int count) {
    return Arena.ofAuto().allocate(POLLFD_SIZE * count, Integer.BYTES);
  }

  static void watch(MemorySegment entries, int index, int fd, int events) {
    entries.set(JAVA_INT, index * POLLFD_SIZE, fd);
    entries.set(JAVA_SHORT, index * POLLFD_SIZE + 4, (short) events);
  }

  static boolean happened(MemorySegment entries, int index) {
    return entries.get(JAVA_SHORT, index * POLLFD_SIZE + 6) != 0;
  }

  /** How many entries something happened to; 0 when the time is over. */
  static int poll(MemorySegment entries, int timeoutMillis) {
    try {
      return (int) POLL.invokeExact(entries, entries.byteSize() / POLLFD_SIZE, timeoutMillis);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  @SuppressWarnings("restricted")
  private static SymbolLookup library() {
    String where = LibraryLocation.require().where();
    return where.indexOf('/') < 0
        ? SymbolLookup.libraryLookup(where, Arena.global())
        : SymbolLookup.libraryLookup(Path.of(where), Arena.global());
  }

  private static MemorySegment find(SymbolLookup library, String name) {
    return library
        .find(name)
        .orElseThrow(
            () -> new UnsatisfiedLinkError("no function " + name + ": the race needs libpq 17"));
  }
}
