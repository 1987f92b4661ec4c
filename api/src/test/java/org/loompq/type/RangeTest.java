package org.loompq.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RangeTest {

  @Test
  void isShownAsTheServerShowsIt() {
    assertThat(Range.closed(1, 5)).hasToString("[1,5]");
    assertThat(Range.closedOpen(1, 5)).hasToString("[1,5)");
    assertThat(Range.openClosed(1, 5)).hasToString("(1,5]");
    assertThat(Range.open(1, 5)).hasToString("(1,5)");
    assertThat(Range.atLeast(1)).hasToString("[1,)");
    assertThat(Range.greaterThan(1)).hasToString("(1,)");
    assertThat(Range.atMost(5)).hasToString("(,5]");
    assertThat(Range.lessThan(5)).hasToString("(,5)");
    assertThat(Range.unbounded()).hasToString("(,)");
    assertThat(Range.empty()).hasToString("empty");
  }

  @Test
  void quotesBoundsThatNeedIt() {
    assertThat(Range.closed("a, b", "c\"\\")).hasToString("[\"a, b\",\"c\"\"\\\\\"]");
    assertThat(Range.closedOpen("", "plain")).hasToString("[\"\",plain)");
    assertThat(Range.atLeast(LocalDateTime.of(2026, 1, 2, 3, 4)))
        .hasToString("[2026-01-02T03:04,)");
  }

  @Test
  void containsWhatLiesBetweenItsBounds() {
    assertThat(contained(Range.closed(1, 3))).containsExactly(1, 2, 3);
    assertThat(contained(Range.closedOpen(1, 3))).containsExactly(1, 2);
    assertThat(contained(Range.openClosed(1, 3))).containsExactly(2, 3);
    assertThat(contained(Range.open(1, 3))).containsExactly(2);
    assertThat(contained(Range.atLeast(3))).containsExactly(3, 4);
    assertThat(contained(Range.greaterThan(3))).containsExactly(4);
    assertThat(contained(Range.atMost(1))).containsExactly(0, 1);
    assertThat(contained(Range.lessThan(1))).containsExactly(0);
    assertThat(contained(Range.unbounded())).containsExactly(0, 1, 2, 3, 4);
    assertThat(contained(Range.empty())).isEmpty();
    assertThat(contained(Range.open(3, 1))).isEmpty();
  }

  private static int[] contained(Range<Integer> range) {
    return IntStream.range(0, 5).filter(range::contains).toArray();
  }

  @Test
  void containsByValueAndNotByEquals() {
    assertThat(Range.closed(BigDecimal.ONE, BigDecimal.TEN).contains(new BigDecimal("1.00")))
        .isTrue();
  }

  @Test
  void containsByAnOrderThatIsGiven() {
    Range<String> range = Range.closed("b", "D");
    assertThat(range.contains("C")).isFalse();
    assertThat(range.contains("C", String.CASE_INSENSITIVE_ORDER)).isTrue();
  }

  @Test
  void doesNotContainWhatHasNoOrder() {
    Range<Object> range = Range.atLeast(new Object());
    assertThatThrownBy(() -> range.contains(new Object())).isInstanceOf(ClassCastException.class);
  }

  @Test
  void anInfiniteBoundIsAValue() {
    LocalDate today = LocalDate.of(2026, 11, 27);
    assertThat(Range.closed(today, LocalDate.MAX).contains(LocalDate.MAX)).isTrue();
    assertThat(Range.closedOpen(today, LocalDate.MAX).contains(LocalDate.MAX)).isFalse();
    assertThat(Range.atLeast(today)).isNotEqualTo(Range.closed(today, LocalDate.MAX));
  }

  @Test
  void hasABoundExactlyWhereItIsBounded() {
    for (BoundKind kind : BoundKind.values()) {
      boolean bounded = kind != BoundKind.UNBOUNDED;
      assertRefused(false, bounded ? null : 1, kind, 1, BoundKind.INCLUSIVE);
      assertRefused(false, 1, BoundKind.EXCLUSIVE, bounded ? null : 1, kind);
    }
    assertRefused(true, 1, BoundKind.EXCLUSIVE, null, BoundKind.EXCLUSIVE);
    assertRefused(true, null, BoundKind.EXCLUSIVE, 1, BoundKind.EXCLUSIVE);
    assertRefused(true, null, BoundKind.UNBOUNDED, null, BoundKind.EXCLUSIVE);
    assertRefused(true, null, BoundKind.EXCLUSIVE, null, BoundKind.INCLUSIVE);
  }

  private static void assertRefused(
      boolean isEmpty,
      @Nullable Integer lower,
      BoundKind lowerKind,
      @Nullable Integer upper,
      BoundKind upperKind) {
    assertThatThrownBy(() -> new Range<>(isEmpty, lower, lowerKind, upper, upperKind))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bound");
  }

  @Test
  void multirangesAreRangesTogether() {
    Multirange<Integer> ranges = Multirange.of(Range.closedOpen(1, 3), Range.atLeast(5));
    assertThat(ranges).hasToString("{[1,3),[5,)}");
    assertThat(IntStream.range(0, 7).filter(ranges::contains)).containsExactly(1, 2, 5, 6);
    assertThat(Multirange.<Integer>of()).hasToString("{}");
    assertThat(Multirange.<Integer>of().contains(1)).isFalse();
  }

  @Test
  void multirangesContainByAnOrderThatIsGiven() {
    Multirange<String> letters = Multirange.of(Range.closed("a", "c"), Range.atLeast("x"));
    assertThat(letters.contains("B")).isFalse();
    assertThat(letters.contains("B", String.CASE_INSENSITIVE_ORDER)).isTrue();
    assertThat(letters.contains("D", String.CASE_INSENSITIVE_ORDER)).isFalse();
  }

  @Test
  @SuppressWarnings("NullAway") // what is tested
  void refusesABoundThatIsOfNoKind() {
    assertThatThrownBy(() -> new Range<>(false, 1, null, 2, BoundKind.EXCLUSIVE))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new Range<>(false, 1, BoundKind.INCLUSIVE, 2, null))
        .isInstanceOf(NullPointerException.class);
  }
}
