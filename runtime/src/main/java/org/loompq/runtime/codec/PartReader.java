package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/** Goes through the parts of a value whose length follows from them. For one thread. */
final class PartReader {

  private final MemorySegment memory;
  private final long end;
  private final String type;
  private long at;

  PartReader(MemorySegment memory, long offset, int length, PgType type) {
    this.memory = memory;
    this.at = offset;
    this.end = offset + Math.max(length, 0);
    this.type = type.name();
  }

  /** How many bytes are left. */
  long remaining() {
    return end - at;
  }

  int unsignedByte() {
    return Byte.toUnsignedInt(Wire.int1(memory, advance(Byte.BYTES)));
  }

  int unsignedShort() {
    return Short.toUnsignedInt(Wire.int2(memory, advance(Short.BYTES)));
  }

  int integer() {
    return Wire.int4(memory, advance(Integer.BYTES));
  }

  /** Reads text that ends with a zero. */
  String text() {
    long zero = at;
    while (zero < end && Wire.int1(memory, zero) != 0) {
      zero++;
    }
    int length = Math.toIntExact(zero - at);
    long begin = advance(length + 1L);
    return Text.text(Wire.bytes(memory, begin, length));
  }

  /** Makes sure that nothing is left. */
  void end() {
    if (at != end) {
      throw new CodecException(
          "a value of type " + type + " has " + (end - at) + " bytes too many");
    }
  }

  private long advance(long bytes) {
    if (bytes > end - at) {
      throw new CodecException("a value of type " + type + " ends too early");
    }
    long begin = at;
    at += bytes;
    return begin;
  }
}
