package org.loompq.runtime.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Values of a Java type.
 *
 * @param edges those that are always tried
 * @param random makes others
 * @param <T> the Java type
 */
record Values<T>(List<T> edges, Function<Random, T> random) {

  private static final int RANDOM_VALUES = 12;

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  static <T> Values<T> of(Function<Random, T> random, T... edges) {
    return new Values<>(List.of(edges), random);
  }

  <U> Values<U> map(Function<? super T, ? extends U> conversion) {
    return new Values<>(
        edges.stream().<U>map(conversion).toList(),
        source -> conversion.apply(random.apply(source)));
  }

  /** The edges that there are beside those of others. */
  Values<T> and(List<T> more) {
    return new Values<>(Stream.concat(edges.stream(), more.stream()).toList(), random);
  }

  List<T> make(Random source) {
    List<T> values = new ArrayList<>(edges);
    for (int i = 0; i < RANDOM_VALUES; i++) {
      values.add(random.apply(source));
    }
    return values;
  }
}
