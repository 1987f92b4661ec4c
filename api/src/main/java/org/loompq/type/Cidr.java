package org.loompq.type;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A value of the type {@code cidr}: a network. No name is ever looked up.
 *
 * @param address its first address, whose bits beyond the prefix are 0; one of IPv6 has no zone. An
 *     IPv6 address that stands for one of IPv4 is an {@link java.net.Inet6Address}, as with {@link
 *     Inet}.
 * @param prefixLength how many bits its addresses share, up to 32 for IPv4 and 128 for IPv6
 */
public record Cidr(InetAddress address, int prefixLength) {

  /**
   * Makes a value.
   *
   * @param address the first address
   * @param prefixLength the bits of the network
   * @throws IllegalArgumentException if the address has a zone or a bit beyond the prefix, or the
   *     prefix too many bits
   */
  public Cidr {
    AddressText.check(address, prefixLength);
    if (!Arrays.equals(AddressText.masked(address, prefixLength), address.getAddress())) {
      throw new IllegalArgumentException(
          AddressText.text(address)
              + "/"
              + prefixLength
              + " is no network, since it has bits to the right of the prefix; use Inet");
    }
  }

  /**
   * Reads text such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}. Unlike the server it wants all
   * four numbers of an IPv4 address.
   *
   * @param text an address, with a slash and the length of a prefix unless that has all bits
   * @return the value
   * @throws IllegalArgumentException if it is something else, or has bits beyond the prefix
   */
  public static Cidr parse(String text) {
    Inet inet = Inet.parse(text);
    return new Cidr(inet.address(), inet.prefixLength());
  }

  /**
   * Whether an address is in the network, as {@code >>=} has it. One of IPv4 is in no network of
   * IPv6, nor the other way round; a zone does not count.
   *
   * @param other the address
   * @return whether it is
   */
  public boolean contains(InetAddress other) {
    return Arrays.equals(AddressText.masked(other, prefixLength), address.getAddress());
  }

  /** As PostgreSQL writes it, such as {@code 10.0.0.0/8}; always with the prefix. */
  @Override
  public String toString() {
    return AddressText.text(address) + "/" + prefixLength;
  }
}
