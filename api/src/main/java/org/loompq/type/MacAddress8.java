package org.loompq.type;

import java.nio.ByteBuffer;

/**
 * A value of the type {@code macaddr8}: a hardware address of eight bytes (EUI-64).
 *
 * @param bits the eight bytes as a number, the first being the most significant
 */
public record MacAddress8(long bits) implements Comparable<MacAddress8> {

  private static final long LAST_THREE_BYTES = 0xff_ffff;

  /**
   * Makes a value of its bytes.
   *
   * @param bytes eight bytes
   * @return the value
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static MacAddress8 of(byte[] bytes) {
    if (bytes.length != Long.BYTES) {
      throw new IllegalArgumentException("such a MAC address has 8 bytes and not " + bytes.length);
    }
    return new MacAddress8(ByteBuffer.wrap(bytes).getLong());
  }

  /**
   * Makes a value of an address of six bytes, as PostgreSQL does: with {@code ff:fe} in the middle.
   *
   * @param address the address
   * @return the value
   */
  public static MacAddress8 of(MacAddress address) {
    long first = address.bits() & ~LAST_THREE_BYTES;
    return new MacAddress8((first << 16) | (0xfffeL << 24) | (address.bits() & LAST_THREE_BYTES));
  }

  /**
   * Reads text such as {@code 08:00:2b:01:02:03:04:05}, {@code 0800.2b01.0203.0405} or {@code
   * 08002b0102030405}; and addresses of six bytes, as {@link #of(MacAddress)} takes them.
   *
   * @param text sixteen or twelve hexadecimal digits; between pairs of them there may be a
   *     separator
   * @return the value
   * @throws IllegalArgumentException if it is something else
   */
  public static MacAddress8 parse(String text) {
    byte[] bytes = HexPairs.parse(text);
    return switch (bytes.length) {
      case 8 -> of(bytes);
      case 6 -> of(MacAddress.of(bytes));
      default -> throw HexPairs.noAddress(text);
    };
  }

  /**
   * The bytes.
   *
   * @return an array of eight
   */
  public byte[] toBytes() {
    return ByteBuffer.allocate(Long.BYTES).putLong(bits).array();
  }

  /** In PostgreSQL's order, which is that of the bytes. */
  @Override
  public int compareTo(MacAddress8 other) {
    return Long.compareUnsigned(bits, other.bits);
  }

  /** As PostgreSQL writes it, such as {@code 08:00:2b:01:02:03:04:05}. */
  @Override
  public String toString() {
    return HexPairs.text(toBytes());
  }
}
