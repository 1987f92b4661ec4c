package org.loompq.type;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * IP addresses as the server writes them; see inet_net_ntop in {@code src/port/inet_net_ntop.c}. No
 * name is ever looked up.
 */
final class AddressText {

  private static final Pattern UP_TO_THREE_DIGITS = Pattern.compile("[0-9]{1,3}");
  private static final Pattern UP_TO_FOUR_HEX_DIGITS = Pattern.compile("[0-9a-fA-F]{1,4}");

  private static final int IPV4_BYTES = 4;
  private static final int GROUPS = 8;

  private AddressText() {}

  /** An address without a name; one of 16 bytes stays IPv6, also where it stands for IPv4. */
  static InetAddress address(byte[] bytes) {
    try {
      return bytes.length == IPV4_BYTES
          ? InetAddress.getByAddress(bytes)
          : Inet6Address.getByAddress(null, bytes, -1);
    } catch (UnknownHostException wrongLength) {
      throw new IllegalArgumentException(
          "an address cannot have " + bytes.length + " bytes", wrongLength);
    }
  }

  /** How many bits the prefix of a single address has. */
  static int fullPrefix(InetAddress address) {
    return address instanceof Inet4Address ? 32 : 128;
  }

  /** The bytes of an address with zeros beyond a prefix. */
  static byte[] masked(InetAddress address, int prefixLength) {
    byte[] bytes = address.getAddress();
    for (int bit = prefixLength; bit < bytes.length * Byte.SIZE; bit++) {
      bytes[bit / Byte.SIZE] &= (byte) ~(0x80 >> (bit % Byte.SIZE));
    }
    return bytes;
  }

  /** Refuses what the server cannot keep. */
  static void check(InetAddress address, int prefixLength) {
    Objects.requireNonNull(address, "address");
    if (address instanceof Inet6Address ipv6
        && (ipv6.getScopeId() != 0 || ipv6.getScopedInterface() != null)) {
      throw new IllegalArgumentException(
          "the address "
              + address.getHostAddress()
              + " has a zone, which PostgreSQL cannot store; make one of its bytes alone");
    }
    int most = fullPrefix(address);
    if (prefixLength < 0 || prefixLength > most) {
      throw new IllegalArgumentException(
          "a prefix of "
              + text(address)
              + " cannot have "
              + prefixLength
              + " bits, but 0 to "
              + most);
    }
  }

  static String text(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == IPV4_BYTES ? dotted(bytes, 0) : grouped(bytes);
  }

  private static String dotted(byte[] bytes, int from) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < from + IPV4_BYTES; i++) {
      text.append(i == from ? "" : ".").append(Byte.toUnsignedInt(bytes[i]));
    }
    return text.toString();
  }

  /** The longest row of zeros, of two at least and the first if there are more, is left out. */
  private static String grouped(byte[] bytes) {
    int zeros = 0;
    int mostZeros = 1;
    int left = GROUPS; // where those begin that are left out
    for (int group = 0; group < GROUPS; group++) {
      zeros = group(bytes, group) == 0 ? zeros + 1 : 0;
      if (zeros > mostZeros) {
        mostZeros = zeros;
        left = group + 1 - zeros;
      }
    }
    boolean endsDotted =
        left == 0 && (mostZeros == 6 || (mostZeros == 5 && group(bytes, 5) == 0xffff));
    StringBuilder text = new StringBuilder();
    for (int group = 0; group < GROUPS; group++) {
      if (group == left) {
        text.append("::");
        group += mostZeros - 1;
      } else if (endsDotted && group == 6) {
        return separated(text).append(dotted(bytes, 12)).toString();
      } else {
        separated(text).append(Integer.toHexString(group(bytes, group)));
      }
    }
    return text.toString();
  }

  private static StringBuilder separated(StringBuilder text) {
    return text.isEmpty() || text.charAt(text.length() - 1) == ':' ? text : text.append(':');
  }

  private static int group(byte[] bytes, int index) {
    return Byte.toUnsignedInt(bytes[2 * index]) << 8 | Byte.toUnsignedInt(bytes[2 * index + 1]);
  }

  /** Reads an address in full: four numbers, or eight groups where one row of zeros may lack. */
  static InetAddress parse(String text) {
    return address(text.indexOf(':') < 0 ? parseDotted(text, text) : parseGrouped(text));
  }

  /** Reads what follows the address and a slash, if anything does; else gives a length. */
  static int parsePrefix(String text, int slash, int absent) {
    if (slash < 0) {
      return absent;
    }
    String prefix = text.substring(slash + 1);
    if (!UP_TO_THREE_DIGITS.matcher(prefix).matches()) {
      throw noAddress(text);
    }
    return Integer.parseInt(prefix);
  }

  private static byte[] parseDotted(String text, String whole) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != IPV4_BYTES) {
      throw noAddress(whole);
    }
    byte[] bytes = new byte[IPV4_BYTES];
    for (int i = 0; i < IPV4_BYTES; i++) {
      int number = UP_TO_THREE_DIGITS.matcher(parts[i]).matches() ? Integer.parseInt(parts[i]) : -1;
      if (number < 0 || number > 255) {
        throw noAddress(whole);
      }
      bytes[i] = (byte) number;
    }
    return bytes;
  }

  private static byte[] parseGrouped(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      byte[] bytes = parseGroups(text, text);
      if (bytes.length != 2 * GROUPS) {
        throw noAddress(text);
      }
      return bytes;
    }
    byte[] before = parseGroups(text.substring(0, gap), text);
    byte[] after = parseGroups(text.substring(gap + 2), text);
    byte[] bytes = new byte[2 * GROUPS];
    if (before.length + after.length >= bytes.length || text.substring(0, gap).indexOf('.') >= 0) {
      throw noAddress(text);
    }
    System.arraycopy(before, 0, bytes, 0, before.length);
    System.arraycopy(after, 0, bytes, bytes.length - after.length, after.length);
    return bytes;
  }

  /** Reads some groups; four numbers with points may stand for the last two. */
  private static byte[] parseGroups(String text, String whole) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    boolean endsDotted = parts[parts.length - 1].indexOf('.') >= 0;
    int groups = parts.length + (endsDotted ? 1 : 0);
    if (groups > GROUPS) {
      throw noAddress(whole);
    }
    byte[] bytes = new byte[2 * groups];
    for (int i = 0; i < parts.length; i++) {
      if (endsDotted && i == parts.length - 1) {
        System.arraycopy(parseDotted(parts[i], whole), 0, bytes, 2 * i, IPV4_BYTES);
      } else if (UP_TO_FOUR_HEX_DIGITS.matcher(parts[i]).matches()) {
        int group = Integer.parseInt(parts[i], 16);
        bytes[2 * i] = (byte) (group >> 8);
        bytes[2 * i + 1] = (byte) group;
      } else {
        throw noAddress(whole);
      }
    }
    return bytes;
  }

  private static IllegalArgumentException noAddress(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" is no IP address; it looks like 192.168.0.1 or 2001:db8::1");
  }
}
