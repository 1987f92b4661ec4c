package org.loompq.runtime.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows that values go one way. */
interface Proof {

  /**
   * Sends values, or has the server send them, and compares with the server's text.
   *
   * @param <T> the Java type
   * @throws AssertionError if a value is another afterwards
   * @throws org.loompq.error.PgException if the way is refused
   */
  <T> void prove(Mapping<T> mapping, List<T> values, TypeServer server);

  /** That the server prints values as Java does. */
  static <T> void checkPrinted(
      Mapping<T> mapping,
      Collection<? extends @Nullable String> printed,
      List<? extends @Nullable T> values) {
    assertThat(printed.stream().map(mapping::compared).toList())
        .as(mapping.toString())
        .isEqualTo(values.stream().map(value -> mapping.compared(mapping.text(value))).toList());
  }

  /** That values are the same, be they Java arrays. */
  static void checkSame(
      Mapping<?> mapping,
      @Nullable Collection<? extends @Nullable Object> actual,
      Collection<? extends @Nullable Object> expected) {
    assertThat(actual).as(mapping.toString()).isNotNull();
    assertThat(Arrays.deepEquals(actual.toArray(), expected.toArray()))
        .as("%s: %s came as %s", mapping, expected, actual)
        .isTrue();
  }
}
