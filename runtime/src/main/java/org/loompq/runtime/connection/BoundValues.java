package org.loompq.runtime.connection;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.loompq.runtime.codec.BinaryWriter;

/**
 * The values of a statement's parameters, encoded in native memory that is reused. Values are added
 * in order: {@link #beginBinary} or {@link #beginText}, then the bytes through {@link #writer},
 * then {@link #end}. One thread at a time.
 */
public final class BoundValues {

  private static final int TEXT = 0;
  private static final int BINARY = 1;
  private static final int NULL = -1;
  private static final int INITIAL_CAPACITY = 8;

  private final BinaryWriter writer = new BinaryWriter();

  private int count;
  private long[] offsets = new long[INITIAL_CAPACITY];
  private int[] lengths = new int[INITIAL_CAPACITY];
  private int[] formats = new int[INITIAL_CAPACITY];

  private MemorySegment nativeValues = MemorySegment.NULL;
  private MemorySegment nativeLengths = MemorySegment.NULL;
  private MemorySegment nativeFormats = MemorySegment.NULL;

  /** Forgets all values. */
  public void reset() {
    count = 0;
    writer.reset();
  }

  /** How many values there are. */
  public int count() {
    return count;
  }

  /** Where the bytes of the value that was begun go. */
  public BinaryWriter writer() {
    return writer;
  }

  /** Begins a value in binary format. */
  public void beginBinary() {
    begin(BINARY);
  }

  /** Begins a value in text format, whose terminator {@link #end} adds. */
  public void beginText() {
    begin(TEXT);
  }

  /** Ends the value that was begun. */
  public void end() {
    lengths[count] = Math.toIntExact(writer.position() - offsets[count]);
    if (formats[count] == TEXT) {
      writer.putByte(0);
    }
    count++;
  }

  /** Adds SQL NULL. */
  public void addNull() {
    begin(BINARY);
    lengths[count] = NULL;
    count++;
  }

  /** Writes them as a row of COPY in binary, if all were begun so. */
  public void copyTo(BinaryWriter out) {
    out.putShort(count);
    for (int i = 0; i < count; i++) {
      copyTo(out, i);
    }
  }

  /** Writes the length of one, and then its bytes. */
  public void copyTo(BinaryWriter out, int index) {
    out.putInt(lengths[index]);
    if (lengths[index] != NULL) {
      out.putBytes(writer.memory(), offsets[index], lengths[index]);
    }
  }

  /** Lays out what libpq takes, once all values are there. */
  void seal() {
    if (nativeLengths.byteSize() < (long) count * Integer.BYTES) {
      nativeValues = Arena.ofAuto().allocate(JAVA_LONG, offsets.length);
      nativeLengths = Arena.ofAuto().allocate(JAVA_INT, offsets.length);
      nativeFormats = Arena.ofAuto().allocate(JAVA_INT, offsets.length);
    }
    long base = writer.memory().address();
    for (int i = 0; i < count; i++) {
      nativeValues.setAtIndex(JAVA_LONG, i, lengths[i] == NULL ? 0 : base + offsets[i]);
      nativeLengths.setAtIndex(JAVA_INT, i, lengths[i]);
      nativeFormats.setAtIndex(JAVA_INT, i, formats[i]);
    }
  }

  MemorySegment nativeValues() {
    return nativeValues;
  }

  MemorySegment nativeLengths() {
    return nativeLengths;
  }

  MemorySegment nativeFormats() {
    return nativeFormats;
  }

  private void begin(int format) {
    if (count == offsets.length) {
      int larger = count * 2;
      offsets = Arrays.copyOf(offsets, larger);
      lengths = Arrays.copyOf(lengths, larger);
      formats = Arrays.copyOf(formats, larger);
    }
    offsets[count] = writer.position();
    formats[count] = format;
  }
}
