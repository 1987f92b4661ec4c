package org.loompq;

/**
 * The bytes of one value, for a {@link TypeCodec} to read one after the other. Numbers are in
 * network byte order, as PostgreSQL sends them.
 *
 * <p>It is for the call that it is given to, and for the thread of that call: elsewhere, and
 * afterwards, all methods throw {@link IllegalStateException}.
 */
public interface ValueReader {

  /**
   * How many bytes have not been read.
   *
   * @return their count, 0 at the end
   */
  int remaining();

  /**
   * Reads a byte.
   *
   * @return the byte, with its sign
   * @throws org.loompq.error.MappingException if none remains
   */
  byte readByte();

  /**
   * Reads two bytes.
   *
   * @return the number
   * @throws org.loompq.error.MappingException if fewer remain
   */
  short readShort();

  /**
   * Reads four bytes.
   *
   * @return the number
   * @throws org.loompq.error.MappingException if fewer remain
   */
  int readInt();

  /**
   * Reads eight bytes.
   *
   * @return the number
   * @throws org.loompq.error.MappingException if fewer remain
   */
  long readLong();

  /**
   * Reads the four bytes of a {@code float4}.
   *
   * @return the number, with all its bits
   * @throws org.loompq.error.MappingException if fewer remain
   */
  float readFloat();

  /**
   * Reads the eight bytes of a {@code float8}.
   *
   * @return the number, with all its bits
   * @throws org.loompq.error.MappingException if fewer remain
   */
  double readDouble();

  /**
   * Reads some bytes.
   *
   * @param count how many; {@link #remaining()} for all that are left
   * @return a copy of them
   * @throws org.loompq.error.MappingException if fewer remain
   * @throws IllegalArgumentException if the count is negative
   */
  byte[] readBytes(int count);

  /**
   * Reads text in UTF-8.
   *
   * @param count how many bytes it has; {@link #remaining()} for all that are left
   * @return the text
   * @throws org.loompq.error.MappingException if fewer remain, or they are no UTF-8
   * @throws IllegalArgumentException if the count is negative
   */
  String readText(int count);

  /**
   * Passes over some bytes.
   *
   * @param count how many; {@link #remaining()} for all that are left
   * @throws org.loompq.error.MappingException if fewer remain
   * @throws IllegalArgumentException if the count is negative
   */
  void skip(int count);
}
