package org.loompq;

/**
 * Takes the bytes of one value from a {@link TypeCodec}, one after the other. Numbers are written
 * in network byte order, as PostgreSQL reads them.
 *
 * <p>It is for the call that it is given to, and for the thread of that call: elsewhere, and
 * afterwards, all methods throw {@link IllegalStateException}.
 */
public interface ValueWriter {

  /**
   * Writes a byte.
   *
   * @param value the number, of which only the low eight bits count
   */
  void writeByte(int value);

  /**
   * Writes two bytes.
   *
   * @param value the number, of which only the low sixteen bits count
   */
  void writeShort(int value);

  /**
   * Writes four bytes.
   *
   * @param value the number
   */
  void writeInt(int value);

  /**
   * Writes eight bytes.
   *
   * @param value the number
   */
  void writeLong(long value);

  /**
   * Writes the four bytes of a {@code float4}.
   *
   * @param value the number, which keeps all its bits
   */
  void writeFloat(float value);

  /**
   * Writes the eight bytes of a {@code float8}.
   *
   * @param value the number, which keeps all its bits
   */
  void writeDouble(double value);

  /**
   * Writes bytes as they are.
   *
   * @param value the bytes, which are copied
   */
  void writeBytes(byte[] value);

  /**
   * Writes text in UTF-8, without its length and without an end.
   *
   * @param value the text
   * @throws org.loompq.error.MappingException if it holds U+0000, which PostgreSQL cannot store, or
   *     half a surrogate pair
   */
  void writeText(String value);
}
