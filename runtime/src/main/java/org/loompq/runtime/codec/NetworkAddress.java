package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * What {@code inet} and {@code cidr} have on the wire; see network_send in {@code network.c}:
 *
 * <pre>{@code
 * uint8 family        2 for IPv4, 3 for IPv6 (PGSQL_AF_INET and PGSQL_AF_INET6)
 * uint8 bits          the length of the prefix
 * uint8 is_cidr
 * uint8 nb            4 or 16
 * uint8 address[nb]
 * }</pre>
 */
final class NetworkAddress {

  private static final int IPV4 = 2;
  private static final int IPV6 = 3;
  private static final int HEADER = 4;
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;

  private NetworkAddress() {}

  /** Makes sure that the value has its length; what else is wrong is seen by the other methods. */
  static void check(MemorySegment memory, long offset, int length, PgType type) {
    if (length < HEADER) {
      throw Wire.wrongLength(length, type.name(), "at least " + HEADER);
    }
    int family = Wire.int1(memory, offset);
    int bytes = Wire.int1(memory, offset + 3);
    if (family != IPV4 && family != IPV6) {
      throw new CodecException(
          "a value of type " + type + " cannot have the address family " + family);
    }
    if (bytes != (family == IPV4 ? IPV4_BYTES : IPV6_BYTES)) {
      throw new CodecException("an address of type " + type + " cannot have " + bytes + " bytes");
    }
    Wire.checkLength(length, HEADER + bytes, type.name());
  }

  static int prefixLength(MemorySegment memory, long offset) {
    return Byte.toUnsignedInt(Wire.int1(memory, offset + 1));
  }

  static int fullPrefix(InetAddress address) {
    return address instanceof Inet6Address ? 128 : 32;
  }

  /** The address; never a name is looked up, and IPv6 stays IPv6 where it stands for IPv4. */
  static InetAddress address(MemorySegment memory, long offset) {
    byte[] bytes = Wire.bytes(memory, offset + HEADER, Wire.int1(memory, offset + 3));
    try {
      return bytes.length == IPV4_BYTES
          ? InetAddress.getByAddress(bytes)
          : Inet6Address.getByAddress(null, bytes, -1);
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException(wrongLength);
    }
  }

  static void encode(BinaryWriter out, InetAddress address, int prefixLength, boolean cidr) {
    byte[] bytes = address.getAddress();
    out.putByte(bytes.length == IPV4_BYTES ? IPV4 : IPV6);
    out.putByte(prefixLength);
    out.putByte(cidr ? 1 : 0);
    out.putByte(bytes.length);
    out.putBytes(bytes);
  }
}
