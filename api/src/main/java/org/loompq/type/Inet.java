package org.loompq.type;

import java.net.InetAddress;

/**
 * A value of the type {@code inet}: the address of a host, with the length of the prefix that is
 * its network.
 *
 * <p>An IPv6 address that stands for one of IPv4, such as {@code ::ffff:10.0.0.1}, is an {@link
 * java.net.Inet6Address} here, as it is for PostgreSQL; {@link InetAddress#getByAddress(byte[])}
 * would make it IPv4. No name is ever looked up.
 *
 * @param address the address; one of IPv6 has no zone, since PostgreSQL has no room for it
 * @param prefixLength how many bits of it belong to the network, up to 32 for IPv4 and 128 for IPv6
 */
public record Inet(InetAddress address, int prefixLength) {

  /**
   * Makes a value.
   *
   * @param address the address
   * @param prefixLength the bits of its network
   * @throws IllegalArgumentException if the address has a zone, or the prefix too many bits
   */
  public Inet {
    AddressText.check(address, prefixLength);
  }

  /**
   * An address whose prefix has all bits.
   *
   * @param address the address
   * @return the value
   * @throws IllegalArgumentException if the address has a zone
   */
  public static Inet of(InetAddress address) {
    return new Inet(address, AddressText.fullPrefix(address));
  }

  /**
   * Reads text such as {@code 10.0.0.1/8} or {@code 2001:db8::1}. Unlike the server it wants all
   * four numbers of an IPv4 address.
   *
   * @param text an address, perhaps with a slash and the length of a prefix
   * @return the value
   * @throws IllegalArgumentException if it is something else
   */
  public static Inet parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = AddressText.parse(slash < 0 ? text : text.substring(0, slash));
    int full = AddressText.fullPrefix(address);
    return new Inet(address, AddressText.parsePrefix(text, slash, full));
  }

  /**
   * The network of the address, as the server's {@code network} gives it.
   *
   * @return the first address of the network, with the same prefix
   */
  public Cidr network() {
    return new Cidr(AddressText.address(AddressText.masked(address, prefixLength)), prefixLength);
  }

  /**
   * Whether the prefix has all bits, so that the value is the address alone.
   *
   * @return whether it is so
   */
  public boolean isFullPrefix() {
    return prefixLength == AddressText.fullPrefix(address);
  }

  /** As PostgreSQL writes it, such as {@code 10.0.0.1/8}; without a prefix that has all bits. */
  @Override
  public String toString() {
    return AddressText.text(address) + (isFullPrefix() ? "" : "/" + prefixLength);
  }
}
