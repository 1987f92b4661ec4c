package org.loompq.runtime.codec;

import org.loompq.ValueWriter;
import org.loompq.error.MappingException;

/** Memory into which others write before and after: so nobody else may write, and nobody later. */
final class MemoryValueWriter implements ValueWriter {

  private final Thread owner = Thread.currentThread();
  private final BinaryWriter out;
  private boolean closed;

  MemoryValueWriter(BinaryWriter out) {
    this.out = out;
  }

  @Override
  public void writeByte(int value) {
    open().putByte(value);
  }

  @Override
  public void writeShort(int value) {
    open().putShort(value);
  }

  @Override
  public void writeInt(int value) {
    open().putInt(value);
  }

  @Override
  public void writeLong(long value) {
    open().putLong(value);
  }

  @Override
  public void writeFloat(float value) {
    open().putInt(Float.floatToRawIntBits(value));
  }

  @Override
  public void writeDouble(double value) {
    open().putLong(Double.doubleToRawLongBits(value));
  }

  @Override
  public void writeBytes(byte[] value) {
    open().putBytes(value);
  }

  @Override
  public void writeText(String value) {
    try {
      Text.CODEC.encode(open(), value);
    } catch (CodecException noText) {
      throw new MappingException(noText.getMessage(), noText);
    }
  }

  private BinaryWriter open() {
    if (closed || Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "a ValueWriter is for the call of TypeCodec.write that it is given to, and for its"
              + " thread");
    }
    return out;
  }

  /** Lets nobody write any more. */
  void close() {
    closed = true;
  }
}
