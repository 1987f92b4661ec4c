package org.loompq.bench.race;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The slices of every heat, by contender and round. Contenders are compared round by round, because
 * what disturbs the machine for some seconds disturbs all of a round.
 */
final class Results {

  private final Map<Heat, Map<String, List<Slice>>> slices = new LinkedHashMap<>();

  void add(Heat heat, String contender, Slice slice) {
    slices
        .computeIfAbsent(heat, _ -> new LinkedHashMap<>())
        .computeIfAbsent(contender, _ -> new ArrayList<>())
        .add(slice);
  }

  Set<Heat> heats() {
    return Collections.unmodifiableSet(slices.keySet());
  }

  /** Those who took part, in the order of the line-up. */
  Set<String> contenders(Heat heat) {
    return Collections.unmodifiableSet(slices.getOrDefault(heat, Map.of()).keySet());
  }

  boolean has(Heat heat, String contender) {
    return contenders(heat).contains(contender);
  }

  /** The median of the rounds. */
  double median(Heat heat, String contender, ToDoubleFunction<Slice> figure) {
    return median(of(heat, contender).stream().mapToDouble(figure));
  }

  /** The largest of the rounds. */
  double largest(Heat heat, String contender, ToDoubleFunction<Slice> figure) {
    return of(heat, contender).stream().mapToDouble(figure).max().orElseThrow();
  }

  /** How often one contender's figure is the other's: the median of the rounds. */
  double ratio(Heat heat, String one, String other, ToDoubleFunction<Slice> figure) {
    List<Slice> ones = of(heat, one);
    List<Slice> others = of(heat, other);
    return median(
        IntStream.range(0, Math.min(ones.size(), others.size()))
            .mapToDouble(
                round ->
                    figure.applyAsDouble(ones.get(round))
                        / figure.applyAsDouble(others.get(round))));
  }

  private List<Slice> of(Heat heat, String contender) {
    List<Slice> found = slices.getOrDefault(heat, Map.of()).get(contender);
    if (found == null) {
      throw new IllegalArgumentException(contender + " was not in: " + heat);
    }
    return found;
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
