package org.loompq.type;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code tid}: where a version of a row is in its table, as {@code ctid} tells.
 *
 * @param block the number of the block, from 0 to 4,294,967,295
 * @param offset the number of the line pointer in it, from 0 to 65,535
 */
public record Tid(long block, int offset) implements Comparable<Tid> {

  private static final long LAST_BLOCK = 0xffff_ffffL;
  private static final int LAST_OFFSET = 0xffff;
  private static final Pattern TEXT = Pattern.compile("\\((\\d{1,10}),(\\d{1,5})\\)");
  private static final Comparator<Tid> ORDER =
      Comparator.comparingLong(Tid::block).thenComparingInt(Tid::offset);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public Tid {
    if (block < 0 || block > LAST_BLOCK || offset < 0 || offset > LAST_OFFSET) {
      throw new IllegalArgumentException("no tid: (" + block + "," + offset + ")");
    }
  }

  /**
   * The place that a text shows.
   *
   * @param text two numbers, as in {@code (0,1)}
   * @return the place
   * @throws IllegalArgumentException if it is something else, or a number is out of its range
   */
  public static Tid parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no tid, such as (0,1): " + text);
    }
    return new Tid(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  @Override
  public int compareTo(Tid other) {
    return ORDER.compare(this, other);
  }

  /** As in {@code (0,1)}. */
  @Override
  public String toString() {
    return "(" + block + "," + offset + ")";
  }
}
