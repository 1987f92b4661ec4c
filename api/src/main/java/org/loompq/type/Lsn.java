package org.loompq.type;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code pg_lsn}: a position in the write-ahead log.
 *
 * @param position bytes from its beginning, a number without a sign
 */
public record Lsn(long position) implements Comparable<Lsn> {

  private static final Pattern TEXT = Pattern.compile("([0-9A-Fa-f]{1,8})/([0-9A-Fa-f]{1,8})");

  /**
   * The position that a text shows.
   *
   * @param text two hexadecimal numbers, as in {@code 16/B374D848}
   * @return the position
   * @throws IllegalArgumentException if it is something else
   */
  public static Lsn parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no pg_lsn, such as 16/B374D848: " + text);
    }
    long high = Long.parseLong(parts.group(1), 16);
    long low = Long.parseLong(parts.group(2), 16);
    return new Lsn(high << Integer.SIZE | low);
  }

  /** As numbers without a sign. */
  @Override
  public int compareTo(Lsn other) {
    return Long.compareUnsigned(position, other.position);
  }

  /** As in {@code 16/B374D848}. */
  @Override
  public String toString() {
    return hex((int) (position >>> Integer.SIZE)) + "/" + hex((int) position);
  }

  private static String hex(int half) {
    return Integer.toHexString(half).toUpperCase(Locale.ROOT);
  }
}
