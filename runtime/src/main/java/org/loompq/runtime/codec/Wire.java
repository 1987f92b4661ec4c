package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Numbers in network byte order, at any offset. */
final class Wire {

  static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private Wire() {}

  static byte int1(MemorySegment memory, long offset) {
    return memory.get(ValueLayout.JAVA_BYTE, offset);
  }

  static short int2(MemorySegment memory, long offset) {
    return memory.get(SHORT, offset);
  }

  static int int4(MemorySegment memory, long offset) {
    return memory.get(INT, offset);
  }

  static long int8(MemorySegment memory, long offset) {
    return memory.get(LONG, offset);
  }

  static byte[] bytes(MemorySegment memory, long offset, int length) {
    if (length < 0) {
      throw new CodecException("a value cannot have " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, offset, bytes, 0, length);
    return bytes;
  }

  /**
   * Makes sure that a value has the length of its type.
   *
   * @throws CodecException naming both lengths
   */
  static void checkLength(int actual, int expected, String type) {
    if (actual != expected) {
      throw wrongLength(actual, type, Integer.toString(expected));
    }
  }

  static CodecException wrongLength(int actual, String type, String expected) {
    return new CodecException(
        "a value of type " + type + " has " + actual + " bytes, where " + expected + " belong");
  }
}
