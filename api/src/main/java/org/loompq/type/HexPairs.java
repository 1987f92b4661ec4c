package org.loompq.type;

import java.util.HexFormat;

/** Hardware addresses as text: pairs of hexadecimal digits. */
final class HexPairs {

  private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

  private HexPairs() {}

  /** As the server writes them, such as {@code 08:00:2b:01:02:03}. */
  static String text(byte[] bytes) {
    return COLONS.formatHex(bytes);
  }

  /**
   * Reads pairs between which there may be colons, hyphens or points, but one kind only, as the
   * server does for {@code macaddr8}.
   */
  static byte[] parse(String text) {
    StringBuilder digits = new StringBuilder();
    char separator = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (HexFormat.isHexDigit(unit)) {
        digits.append(unit);
        continue;
      }
      boolean between =
          digits.length() % 2 == 0
              && i > 0
              && i + 1 < text.length()
              && HexFormat.isHexDigit(text.charAt(i - 1));
      boolean known = separator == 0 ? ":-.".indexOf(unit) >= 0 : unit == separator;
      if (!between || !known) {
        throw noAddress(text);
      }
      separator = unit;
    }
    if (digits.length() % 2 != 0) {
      throw noAddress(text);
    }
    return HexFormat.of().parseHex(digits);
  }

  static IllegalArgumentException noAddress(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" is no MAC address; it looks like 08:00:2b:01:02:03");
  }
}
