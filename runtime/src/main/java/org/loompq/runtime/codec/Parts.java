package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/** Goes through the parts of a value, and reads no byte beyond its end. For one thread. */
final class Parts {

  private final MemorySegment memory;
  private final String whole;
  private final long end;

  /** Where the next is. */
  private long at;

  /**
   * Begins a value.
   *
   * @param whole what errors call it, such as {@code a range}
   */
  Parts(MemorySegment memory, long offset, int length, String whole) {
    if (length < 0) {
      throw new CodecException(whole + " cannot have " + length + " bytes");
    }
    this.memory = memory;
    this.whole = whole;
    this.at = offset;
    this.end = offset + length;
  }

  /** The next byte. */
  byte int1() {
    return Wire.int1(memory, take(Byte.BYTES));
  }

  /** How many bytes are left. */
  long remaining() {
    return end - at;
  }

  int unsignedByte() {
    return Byte.toUnsignedInt(int1());
  }

  int unsignedShort() {
    return Short.toUnsignedInt(Wire.int2(memory, take(Short.BYTES)));
  }

  int int4() {
    return Wire.int4(memory, take(Integer.BYTES));
  }

  /** The next text, which ends with a zero. */
  String text() {
    long zero = at;
    while (zero < end && Wire.int1(memory, zero) != 0) {
      zero++;
    }
    int length = Math.toIntExact(zero - at);
    long begin = take(length + 1L);
    return Text.text(Wire.bytes(memory, begin, length));
  }

  /** The next four bytes, which say how many parts follow, each of some bytes at least. */
  int count(int leastBytes) {
    int count = Wire.int4(memory, take(Integer.BYTES));
    if (count < 0 || count > (end - at) / leastBytes) {
      throw new CodecException(
          whole + " cannot have " + count + " parts in " + (end - at) + " bytes");
    }
    return count;
  }

  /** The length of the next part, which {@link #read} then takes; -1 for SQL NULL. */
  int length() {
    int length = Wire.int4(memory, take(Integer.BYTES));
    if (length < -1 || length > end - at) {
      throw new CodecException("a part of " + whole + " cannot have the length " + length);
    }
    return length;
  }

  /** Reads a part. */
  <T> T read(Codec<T> codec, int length, PgType type) {
    if (length < 0) {
      throw new CodecException("a part of " + whole + " cannot be SQL NULL");
    }
    return codec.decode(memory, take(length), length, type);
  }

  private long take(long bytes) {
    if (bytes > end - at) {
      throw new CodecException(whole + " ends too early");
    }
    long taken = at;
    at += bytes;
    return taken;
  }

  /** Makes sure that nothing is left. */
  void end() {
    if (at != end) {
      throw new CodecException(whole + " has " + (end - at) + " bytes too many");
    }
  }

  /** Writes a part with its length before it. */
  static <T> void write(BinaryWriter out, Codec<T> codec, T value, PgType type) {
    long begun = out.position();
    out.putInt(0);
    codec.encode(out, value, type);
    out.setInt(begun, Math.toIntExact(out.position() - begun - Integer.BYTES));
  }
}
