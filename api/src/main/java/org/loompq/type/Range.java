package org.loompq.type;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A range, such as {@code int4range} or {@code tstzrange}: all values between two bounds.
 *
 * <p>What the server gives back may be written otherwise. Ranges of whole numbers and dates come
 * with the lower bound inclusive and the upper exclusive, so {@code [1,4]} as {@code [1,5)}, and
 * one that holds no value comes as {@code empty}. The server refuses a lower bound above the upper.
 *
 * <p>A bound that is infinite, as dates and timestamps can be, is a value: {@code [2026-01-01,
 * infinity]} holds {@code infinity}, and {@code [2026-01-01,infinity)} does not.
 *
 * @param isEmpty whether it is {@code empty}, which has no bounds
 * @param lower the lower bound, null if there is none
 * @param lowerKind how it ends there; {@link BoundKind#EXCLUSIVE} if it is empty
 * @param upper the upper bound, null if there is none
 * @param upperKind how it ends there; {@link BoundKind#EXCLUSIVE} if it is empty
 * @param <T> the type of the bounds
 */
public record Range<T>(
    boolean isEmpty,
    @Nullable T lower,
    BoundKind lowerKind,
    @Nullable T upper,
    BoundKind upperKind) {

  /**
   * Checks that there are bounds where there have to be.
   *
   * @throws IllegalArgumentException if there are not, or there are others
   */
  public Range {
    Objects.requireNonNull(lowerKind, "lowerKind");
    Objects.requireNonNull(upperKind, "upperKind");
    if (!isEmpty) {
      checkBound(lower, lowerKind);
      checkBound(upper, upperKind);
    } else if (lower != null
        || upper != null
        || lowerKind != BoundKind.EXCLUSIVE
        || upperKind != BoundKind.EXCLUSIVE) {
      throw new IllegalArgumentException("an empty range has no bounds");
    }
  }

  private static void checkBound(@Nullable Object bound, BoundKind kind) {
    if ((bound == null) != (kind == BoundKind.UNBOUNDED)) {
      throw new IllegalArgumentException("the bound " + bound + " cannot be " + kind);
    }
  }

  /**
   * The range {@code [lower,upper]}.
   *
   * @param <T> the type of the bounds
   * @param lower the first value
   * @param upper the last
   * @return the range
   */
  public static <T> Range<T> closed(T lower, T upper) {
    return new Range<>(false, lower, BoundKind.INCLUSIVE, upper, BoundKind.INCLUSIVE);
  }

  /**
   * The range {@code [lower,upper)}.
   *
   * @param <T> the type of the bounds
   * @param lower the first value
   * @param upper the end
   * @return the range
   */
  public static <T> Range<T> closedOpen(T lower, T upper) {
    return new Range<>(false, lower, BoundKind.INCLUSIVE, upper, BoundKind.EXCLUSIVE);
  }

  /**
   * The range {@code (lower,upper]}.
   *
   * @param <T> the type of the bounds
   * @param lower what goes before
   * @param upper the last value
   * @return the range
   */
  public static <T> Range<T> openClosed(T lower, T upper) {
    return new Range<>(false, lower, BoundKind.EXCLUSIVE, upper, BoundKind.INCLUSIVE);
  }

  /**
   * The range {@code (lower,upper)}.
   *
   * @param <T> the type of the bounds
   * @param lower what goes before
   * @param upper the end
   * @return the range
   */
  public static <T> Range<T> open(T lower, T upper) {
    return new Range<>(false, lower, BoundKind.EXCLUSIVE, upper, BoundKind.EXCLUSIVE);
  }

  /**
   * The range {@code [lower,)}.
   *
   * @param <T> the type of the bounds
   * @param lower the first value
   * @return the range
   */
  public static <T> Range<T> atLeast(T lower) {
    return new Range<>(false, lower, BoundKind.INCLUSIVE, null, BoundKind.UNBOUNDED);
  }

  /**
   * The range {@code (lower,)}.
   *
   * @param <T> the type of the bounds
   * @param lower what goes before
   * @return the range
   */
  public static <T> Range<T> greaterThan(T lower) {
    return new Range<>(false, lower, BoundKind.EXCLUSIVE, null, BoundKind.UNBOUNDED);
  }

  /**
   * The range {@code (,upper]}.
   *
   * @param <T> the type of the bounds
   * @param upper the last value
   * @return the range
   */
  public static <T> Range<T> atMost(T upper) {
    return new Range<>(false, null, BoundKind.UNBOUNDED, upper, BoundKind.INCLUSIVE);
  }

  /**
   * The range {@code (,upper)}.
   *
   * @param <T> the type of the bounds
   * @param upper the end
   * @return the range
   */
  public static <T> Range<T> lessThan(T upper) {
    return new Range<>(false, null, BoundKind.UNBOUNDED, upper, BoundKind.EXCLUSIVE);
  }

  /**
   * The range {@code (,)} of all values.
   *
   * @param <T> the type of the bounds
   * @return the range
   */
  public static <T> Range<T> unbounded() {
    return new Range<>(false, null, BoundKind.UNBOUNDED, null, BoundKind.UNBOUNDED);
  }

  /**
   * The range {@code empty}, which holds no value.
   *
   * @param <T> the type of the bounds
   * @return the range
   */
  public static <T> Range<T> empty() {
    return new Range<>(true, null, BoundKind.EXCLUSIVE, null, BoundKind.EXCLUSIVE);
  }

  /**
   * Whether a value is in the range, by the natural order of its class.
   *
   * @param value what may be in it
   * @return whether it is
   * @throws ClassCastException if the class has no natural order
   */
  @SuppressWarnings("unchecked") // the order itself finds out
  public boolean contains(T value) {
    Comparator<?> natural = Comparator.<Comparable<Object>>naturalOrder();
    return contains(value, (Comparator<T>) natural);
  }

  /**
   * Whether a value is in the range, by an order that should be the server's, such as a collation.
   *
   * @param value what may be in it
   * @param order the order
   * @return whether it is
   */
  public boolean contains(T value, Comparator<? super T> order) {
    return !isEmpty
        && within(lower == null ? 0 : order.compare(value, lower), lowerKind)
        && within(upper == null ? 0 : order.compare(upper, value), upperKind);
  }

  private static boolean within(int order, BoundKind kind) {
    return switch (kind) {
      case INCLUSIVE -> order >= 0;
      case EXCLUSIVE -> order > 0;
      case UNBOUNDED -> true;
    };
  }

  /** As PostgreSQL writes ranges, with the texts of the bounds as Java writes them. */
  @Override
  public String toString() {
    return isEmpty
        ? "empty"
        : (lowerKind == BoundKind.INCLUSIVE ? "[" : "(")
            + quoted(lower)
            + ","
            + quoted(upper)
            + (upperKind == BoundKind.INCLUSIVE ? "]" : ")");
  }

  /** See range_bound_escape in {@code rangetypes.c}. */
  private static String quoted(@Nullable Object bound) {
    String text = Objects.toString(bound, "");
    boolean plain = bound == null || (!text.isEmpty() && text.chars().noneMatch(Range::isSpecial));
    return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\"\"") + '"';
  }

  private static boolean isSpecial(int unit) {
    return "\"\\()[], \t\n\u000b\f\r".indexOf(unit) >= 0;
  }
}
