package org.loompq.type;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A {@code bit} or {@code bit varying}: zeros and ones, of an exact length. Bit 0 is the leftmost,
 * as in the server's {@code get_bit}.
 */
public final class BitString {

  /** Eight bits in each, the leftmost in the most significant place; zeros after the last. */
  private final byte[] bytes;

  private final int length;

  private BitString(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /**
   * The bits that a text shows.
   *
   * @param bits only the characters 0 and 1
   * @return the bits
   * @throws IllegalArgumentException if there is another character
   */
  public static BitString parse(String bits) {
    byte[] bytes = new byte[size(bits.length())];
    for (int i = 0; i < bits.length(); i++) {
      switch (bits.charAt(i)) {
        case '0' -> {}
        case '1' -> bytes[i / Byte.SIZE] |= mask(i);
        default ->
            throw new IllegalArgumentException(
                "character " + i + " (from 0) of a bit string is neither 0 nor 1");
      }
    }
    return new BitString(bytes, bits.length());
  }

  /**
   * The bits of a set.
   *
   * @param bits its bit 0 is the leftmost
   * @param length how many bits there are, which a set does not know
   * @return the bits
   * @throws IllegalArgumentException if the set has a bit beyond the length
   */
  public static BitString of(BitSet bits, int length) {
    byte[] set = bits.toByteArray();
    byte[] bytes = new byte[size(length)];
    if (bits.length() < 0 || bits.length() > length) {
      throw new IllegalArgumentException("the set has bits beyond the length " + length);
    }
    for (int i = 0; i < set.length; i++) {
      bytes[i] = reversed(set[i]);
    }
    return new BitString(bytes, length);
  }

  /**
   * The bits of bytes, the most significant of the first byte first.
   *
   * @param bytes are copied
   * @param length how many bits are taken of them
   * @return the bits
   * @throws IllegalArgumentException if there are fewer
   */
  public static BitString ofBytes(byte[] bytes, int length) {
    int size = size(length);
    if (size > bytes.length) {
      throw new IllegalArgumentException(bytes.length + " bytes do not have " + length + " bits");
    }
    byte[] copy = Arrays.copyOf(bytes, size);
    if (length % Byte.SIZE != 0) {
      copy[size - 1] &= (byte) (0xff00 >> (length % Byte.SIZE));
    }
    return new BitString(copy, length);
  }

  /**
   * How many bits there are.
   *
   * @return their number
   */
  public int length() {
    return length;
  }

  /**
   * A bit.
   *
   * @param index from 0, the leftmost
   * @return whether it is 1
   * @throws IndexOutOfBoundsException if there is no such bit
   */
  public boolean get(int index) {
    if (index < 0 || index >= length) {
      throw new IndexOutOfBoundsException("bit " + index + " of " + length);
    }
    return (bytes[index / Byte.SIZE] & mask(index)) != 0;
  }

  /**
   * The same bits without their number.
   *
   * @return a set whose bit 0 is the leftmost
   */
  public BitSet toBitSet() {
    byte[] set = new byte[bytes.length];
    for (int i = 0; i < set.length; i++) {
      set[i] = reversed(bytes[i]);
    }
    return BitSet.valueOf(set);
  }

  /**
   * The bits as bytes, the leftmost in the most significant place of the first.
   *
   * @return a copy, which has zeros after the last bit
   */
  public byte[] toBytes() {
    return bytes.clone();
  }

  private static int size(int length) {
    if (length < 0) {
      throw new IllegalArgumentException("a bit string cannot have " + length + " bits");
    }
    return Math.ceilDiv(length, Byte.SIZE);
  }

  private static byte mask(int index) {
    return (byte) (0x80 >> (index % Byte.SIZE));
  }

  private static byte reversed(byte bits) {
    return (byte) (Integer.reverse(bits) >>> (Integer.SIZE - Byte.SIZE));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BitString that
        && length == that.length
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(bytes) + length;
  }

  /** The bits, as in {@code 0101}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(get(i) ? '1' : '0');
    }
    return text.toString();
  }
}
