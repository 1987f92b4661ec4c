package org.loompq.runtime.libpq;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Memory that libpq owns, read by address. */
public final class NativeMemory {

  /** All memory of the process: an address is an offset in it. */
  @SuppressWarnings("restricted")
  public static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private NativeMemory() {}

  /** Bytes that can be read until the arena is closed, which must be before they are freed. */
  @SuppressWarnings("restricted")
  public static MemorySegment view(long address, long length, Arena arena) {
    return MemorySegment.ofAddress(address).reinterpret(length, arena, null).asReadOnly();
  }

  /** A C string of libpq, empty for a null pointer. */
  static String string(long address) {
    if (address == 0) {
      return "";
    }
    return ALL.getString(address);
  }

  /** A copy of some bytes. */
  static byte[] bytes(long address, long length) {
    byte[] copy = new byte[Math.toIntExact(length)];
    MemorySegment.copy(ALL, ValueLayout.JAVA_BYTE, address, copy, 0, copy.length);
    return copy;
  }

  /**
   * A C string for libpq, kept for as long as the segment is reachable.
   *
   * @throws IllegalArgumentException if the text holds U+0000, at which C would stop reading
   */
  public static MemorySegment cString(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("the text holds the character U+0000");
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    MemorySegment segment = Arena.ofAuto().allocate(utf8.length + 1L);
    MemorySegment.copy(utf8, 0, segment, ValueLayout.JAVA_BYTE, 0, utf8.length);
    return segment;
  }
}
