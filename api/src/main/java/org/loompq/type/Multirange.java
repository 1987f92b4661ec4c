package org.loompq.type;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A multirange, such as {@code int4multirange}: the values of some ranges together.
 *
 * <p>The server gives its ranges back in order, without those that are empty, and joins what
 * overlaps or touches.
 *
 * @param ranges the ranges
 * @param <T> the type of their bounds
 */
public record Multirange<T>(List<Range<T>> ranges) {

  /** Copies the list. */
  public Multirange {
    ranges = List.copyOf(ranges);
  }

  /**
   * The multirange of some ranges.
   *
   * @param <T> the type of their bounds
   * @param ranges none or more
   * @return the multirange
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> Multirange<T> of(Range<T>... ranges) {
    return new Multirange<>(List.of(ranges));
  }

  /**
   * Whether a value is in one of the ranges, by the natural order of its class.
   *
   * @param value what may be in it
   * @return whether it is
   * @throws ClassCastException if the class has no natural order
   */
  public boolean contains(T value) {
    return ranges.stream().anyMatch(range -> range.contains(value));
  }

  /**
   * Whether a value is in one of the ranges, by an order that should be the server's, such as a
   * collation.
   *
   * @param value what may be in it
   * @param order the order
   * @return whether it is
   */
  public boolean contains(T value, Comparator<? super T> order) {
    return ranges.stream().anyMatch(range -> range.contains(value, order));
  }

  /** As in <code>{[1,3),[5,)}</code>. */
  @Override
  public String toString() {
    return ranges.stream().map(Range::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
