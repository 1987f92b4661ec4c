package org.loompq.runtime.libpq;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** A {@code PGresult} that is filled here, for which libpq needs no server. */
final class HandmadeResult implements AutoCloseable {

  /** A {@code PGresAttDesc} of {@code libpq-fe.h}: a pointer, the name, and six ints. */
  private static final int DESCRIPTION = 32;

  private final MethodHandle setAttributes;
  private final MethodHandle setValue;
  private final MethodHandle memorySize;
  private final long pointer;

  /**
   * One without rows and columns.
   *
   * @throws UnsatisfiedLinkError if the library cannot make results
   */
  HandmadeResult(SymbolLookup library) {
    setAttributes = function(library, "PQsetResultAttrs", JAVA_INT, JAVA_LONG, JAVA_INT, ADDRESS);
    setValue =
        function(library, "PQsetvalue", JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    memorySize = function(library, "PQresultMemorySize", JAVA_LONG, JAVA_LONG);
    pointer = Libpq.makeEmptyResult(0, Libpq.TUPLES_OK);
    if (pointer == 0) {
      throw new OutOfMemoryError("libpq cannot make a result");
    }
  }

  private static MethodHandle function(
      SymbolLookup library, String name, MemoryLayout result, MemoryLayout... arguments) {
    return Downcall.of(
        library.find(name).orElseThrow(() -> new UnsatisfiedLinkError(name)), result, arguments);
  }

  long pointer() {
    return pointer;
  }

  /** How many bytes libpq says that it has for this: without columns, only the struct. */
  long memorySize() {
    try {
      return (long) memorySize.invokeExact(pointer);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Gives it columns, of binary format and without names. */
  void columns(int count) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment descriptions = arena.allocate((long) count * DESCRIPTION, 8);
      for (int column = 0; column < count; column++) {
        descriptions.set(JAVA_INT, (long) column * DESCRIPTION + 16, 1);
      }
      accepted((int) setAttributes.invokeExact(pointer, count, descriptions));
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Sets a value, null for SQL NULL; in the row after the last it makes that row. */
  void set(int row, int column, byte @Nullable [] value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes =
          value == null ? MemorySegment.NULL : arena.allocateFrom(JAVA_BYTE, value);
      int length = value == null ? -1 : value.length;
      accepted((int) setValue.invokeExact(pointer, row, column, bytes, length));
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  private static void accepted(int answer) {
    if (answer == 0) {
      throw new OutOfMemoryError("libpq cannot fill a result");
    }
  }

  @Override
  public void close() {
    Libpq.clear(pointer);
  }
}
