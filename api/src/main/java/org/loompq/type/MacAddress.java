package org.loompq.type;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A value of the type {@code macaddr}: a hardware address of six bytes (EUI-48).
 *
 * @param bits the six bytes as a number, the first being the most significant
 */
public record MacAddress(long bits) implements Comparable<MacAddress> {

  private static final int BYTES = 6;

  /**
   * Makes a value.
   *
   * @param bits the bytes as a number
   * @throws IllegalArgumentException if it is negative or has more than 48 bits
   */
  public MacAddress {
    if ((bits >>> 48) != 0) {
      throw new IllegalArgumentException(
          "0x" + Long.toHexString(bits) + " has more than the 48 bits of a MAC address");
    }
  }

  /**
   * Makes a value of its bytes, such as {@link java.net.NetworkInterface#getHardwareAddress} gives.
   *
   * @param bytes six bytes
   * @return the value
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static MacAddress of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a MAC address has 6 bytes and not " + bytes.length);
    }
    return new MacAddress(ByteBuffer.allocate(Long.BYTES).put(2, bytes).getLong());
  }

  /**
   * Reads text such as {@code 08:00:2b:01:02:03}, {@code 08-00-2b-01-02-03}, {@code 0800.2b01.0203}
   * or {@code 08002b010203}.
   *
   * @param text twelve hexadecimal digits; between pairs of them there may be a separator
   * @return the value
   * @throws IllegalArgumentException if it is something else
   */
  public static MacAddress parse(String text) {
    byte[] bytes = HexPairs.parse(text);
    if (bytes.length != BYTES) {
      throw HexPairs.noAddress(text);
    }
    return of(bytes);
  }

  /**
   * The bytes.
   *
   * @return an array of six
   */
  public byte[] toBytes() {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(bits).array();
    return Arrays.copyOfRange(bytes, Long.BYTES - BYTES, Long.BYTES);
  }

  /** In PostgreSQL's order, which is that of the bytes. */
  @Override
  public int compareTo(MacAddress other) {
    return Long.compare(bits, other.bits);
  }

  /** As PostgreSQL writes it, such as {@code 08:00:2b:01:02:03}. */
  @Override
  public String toString() {
    return HexPairs.text(toBytes());
  }
}
