package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.loompq.ValueReader;
import org.loompq.error.MappingException;

/**
 * A value in memory that is not there for longer than the codec reads it: so nobody else may read,
 * and nobody later.
 */
final class MemoryValueReader implements ValueReader {

  private final Thread owner = Thread.currentThread();
  private final MemorySegment memory;
  private final long end;
  private final PgType type;
  private long at;
  private boolean closed;

  MemoryValueReader(MemorySegment memory, long offset, int length, PgType type) {
    if (length < 0) {
      throw new CodecException("a value of type " + type + " cannot have " + length + " bytes");
    }
    this.memory = memory;
    this.at = offset;
    this.end = offset + length;
    this.type = type;
  }

  @Override
  public int remaining() {
    checkOpen();
    return left();
  }

  @Override
  public byte readByte() {
    return Wire.int1(memory, take(Byte.BYTES, "a byte"));
  }

  @Override
  public short readShort() {
    return Wire.int2(memory, take(Short.BYTES, "a short"));
  }

  @Override
  public int readInt() {
    return Wire.int4(memory, take(Integer.BYTES, "an int"));
  }

  @Override
  public long readLong() {
    return Wire.int8(memory, take(Long.BYTES, "a long"));
  }

  @Override
  public float readFloat() {
    return Float.intBitsToFloat(Wire.int4(memory, take(Float.BYTES, "a float")));
  }

  @Override
  public double readDouble() {
    return Double.longBitsToDouble(Wire.int8(memory, take(Double.BYTES, "a double")));
  }

  @Override
  public byte[] readBytes(int count) {
    return Wire.bytes(memory, take(count, "an array"), count);
  }

  @Override
  public String readText(int count) {
    byte[] bytes = Wire.bytes(memory, take(count, "a text"), count);
    try {
      return Text.text(bytes);
    } catch (CodecException noText) {
      throw new MappingException(noText.getMessage(), noText);
    }
  }

  @Override
  public void skip(int count) {
    var _ = take(count, "a part");
  }

  /** Where the next bytes begin, which are taken. */
  private long take(int count, String what) {
    checkOpen();
    if (count < 0) {
      throw new IllegalArgumentException("the count is " + count + ": it must be 0 or more");
    }
    if (count > left()) {
      throw new MappingException(
          "a value of type "
              + type
              + " has "
              + left()
              + " bytes left, too few for "
              + what
              + " of "
              + count
              + (count == 1 ? " byte" : " bytes"));
    }
    long begin = at;
    at += count;
    return begin;
  }

  private int left() {
    return (int) (end - at);
  }

  private void checkOpen() {
    if (closed || Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "a ValueReader is for the call of TypeCodec.read that it is given to, and for its"
              + " thread");
    }
  }

  /** Lets nobody read any more. */
  void close() {
    closed = true;
  }

  /**
   * Makes sure that nothing is left.
   *
   * @param codec who should have read all
   */
  void checkEnd(RegisteredCodec<?> codec) {
    if (at != end) {
      throw new CodecException(
          codec.name() + " has left " + left() + " bytes of a value of type " + type + " unread");
    }
  }
}
