package org.loompq.runtime.codec;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Native memory that values are written to, in network byte order. It grows as needed and is reused
 * from one statement to the next. One thread at a time.
 *
 * <p>The memory belongs to the garbage collector, so a writer that is dropped leaks nothing.
 */
public final class BinaryWriter {

  private static final int INITIAL_SIZE = 512;

  /** Beyond this the memory is given up on {@link #reset}, so that one huge value is not kept. */
  private static final int LARGEST_KEPT = 64 * 1024;

  private MemorySegment memory = Arena.ofAuto().allocate(INITIAL_SIZE);
  private long position;

  /** An empty one. */
  public BinaryWriter() {}

  /** Forgets what was written. */
  public void reset() {
    position = 0;
    if (memory.byteSize() > LARGEST_KEPT) {
      memory = Arena.ofAuto().allocate(INITIAL_SIZE);
    }
  }

  /** Bytes written since the last reset. */
  public long position() {
    return position;
  }

  /** The memory written to; another one after the next write that makes it grow. */
  public MemorySegment memory() {
    return memory;
  }

  public void putByte(int value) {
    long at = advance(Byte.BYTES);
    memory.set(ValueLayout.JAVA_BYTE, at, (byte) value);
  }

  public void putShort(int value) {
    long at = advance(Short.BYTES);
    memory.set(Wire.SHORT, at, (short) value);
  }

  public void putInt(int value) {
    long at = advance(Integer.BYTES);
    memory.set(Wire.INT, at, value);
  }

  public void putLong(long value) {
    long at = advance(Long.BYTES);
    memory.set(Wire.LONG, at, value);
  }

  public void putBytes(byte[] value) {
    long at = advance(value.length);
    MemorySegment.copy(value, 0, memory, ValueLayout.JAVA_BYTE, at, value.length);
  }

  public void putBytes(byte[] source, int offset, int length) {
    long at = advance(length);
    MemorySegment.copy(source, offset, memory, ValueLayout.JAVA_BYTE, at, length);
  }

  /** Copies bytes from anywhere in memory. */
  public void putBytes(MemorySegment source, long offset, long length) {
    long at = advance(length);
    MemorySegment.copy(source, offset, memory, at, length);
  }

  /** Writes over an int written earlier, such as a length that was not known yet. */
  public void setInt(long at, int value) {
    memory.set(Wire.INT, at, value);
  }

  /** Makes room for bytes that will probably be written, so that it need not grow for each. */
  public void reserve(long bytes) {
    if (position + bytes > memory.byteSize()) {
      grow(position + bytes);
    }
  }

  private long advance(long bytes) {
    long at = position;
    long end = at + bytes;
    if (end > memory.byteSize()) {
      grow(end);
    }
    position = end;
    return at;
  }

  private void grow(long needed) {
    MemorySegment larger = Arena.ofAuto().allocate(Math.max(needed, memory.byteSize() * 2));
    MemorySegment.copy(memory, 0, larger, 0, position);
    memory = larger;
  }
}
