package org.loompq.runtime.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.foreign.MemorySegment;

/**
 * The format of COPY in binary; see "Binary Format" of COPY in PostgreSQL's documentation:
 *
 * <pre>{@code
 * "PGCOPY\n\377\r\n\0", int32 flags, int32 length of an extension, the extension
 * int16 columns, and for each of them int32 length, bytes; -1 for NULL     for each row
 * int16 -1
 * }</pre>
 */
public final class BinaryCopy {

  private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(ISO_8859_1);
  private static final int END = -1;

  private BinaryCopy() {}

  /** Writes what comes before the rows. */
  public static void begin(BinaryWriter out) {
    out.putBytes(SIGNATURE);
    out.putInt(0);
    out.putInt(0);
  }

  /** Writes what comes after the rows. */
  public static void end(BinaryWriter out) {
    out.putShort(END);
  }

  /**
   * Reads what comes before the rows.
   *
   * @param length how many bytes there are, with rows or without
   * @return how many bytes it has
   * @throws CodecException if it is something else
   */
  public static long readBegin(MemorySegment memory, long length) {
    long fixed = SIGNATURE.length + 2L * Integer.BYTES;
    if (length < fixed || mismatch(memory) || Wire.int4(memory, SIGNATURE.length) != 0) {
      throw new CodecException("what comes is not COPY data in a binary format that is known here");
    }
    int extension = Wire.int4(memory, fixed - Integer.BYTES);
    if (extension < 0 || extension > length - fixed) {
      throw new CodecException("the header of COPY data cannot have " + extension + " more bytes");
    }
    return fixed + extension;
  }

  private static boolean mismatch(MemorySegment memory) {
    for (int i = 0; i < SIGNATURE.length; i++) {
      if (Wire.int1(memory, i) != SIGNATURE[i]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads how many columns the next row has.
   *
   * @param at where the row begins
   * @param end where the memory ends
   * @return their count, -1 after the last row
   */
  public static int readColumns(MemorySegment memory, long at, long end) {
    if (end - at < Short.BYTES) {
      throw new CodecException("COPY data ends within a row");
    }
    return Wire.int2(memory, at);
  }

  /**
   * Reads the length of a value.
   *
   * @param at where it stands
   * @param end where the memory ends
   * @return the length, -1 for SQL NULL; so many bytes are there
   */
  public static int readLength(MemorySegment memory, long at, long end) {
    if (end - at < Integer.BYTES) {
      throw new CodecException("COPY data ends within a row");
    }
    int length = Wire.int4(memory, at);
    if (length < -1 || length > end - at - Integer.BYTES) {
      throw new CodecException("a value in COPY data cannot have the length " + length);
    }
    return length;
  }
}
