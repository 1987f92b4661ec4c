package org.loompq.bench.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is shown of a contender in a heat: the medians of the rounds, of maxima the largest. */
final class Figures {

  static final List<String> TITLES =
      List.of(
          "per second",
          "against HikariCP",
          "p50 ms",
          "p99 ms",
          "max ms",
          "least / mean",
          "CPU µs",
          "bytes");

  /** Below this mean the least-served caller shows how slices end, and nothing about fairness. */
  private static final double ENOUGH_REQUESTS = 10;

  private Figures() {}

  static List<String> of(Results results, Heat heat, String contender) {
    int units = heat.scenario().units();
    boolean fairnessKnown = results.median(heat, contender, Slice::mean) >= ENOUGH_REQUESTS;
    return List.of(
        number(0, results.median(heat, contender, Slice::perSecond) * units, heat),
        results.has(heat, Lineup.HIKARI)
            ? number(2, results.ratio(heat, contender, Lineup.HIKARI, Slice::perSecond)) + " x"
            : "",
        number(2, results.median(heat, contender, Slice::p50) / 1e6),
        number(2, results.median(heat, contender, Slice::p99) / 1e6),
        number(1, results.largest(heat, contender, Slice::max) / 1e6),
        fairnessKnown
            ? number(2, results.median(heat, contender, slice -> slice.least() / slice.mean()))
            : "",
        number(1, results.median(heat, contender, Slice::cpuNanos) / 1e3 / units),
        number(0, results.median(heat, contender, Slice::bytes) / units));
  }

  static List<String> padded(Results results, Heat heat, String contender) {
    List<String> padded = new ArrayList<>();
    padded.add(String.format(Locale.ROOT, "%-36s", contender));
    List<String> figures = of(results, heat, contender);
    for (int i = 0; i < figures.size(); i++) {
      padded.add(String.format(Locale.ROOT, "%11s %s", figures.get(i), TITLES.get(i)));
    }
    return padded;
  }

  /** With two decimals where there are few per second. */
  private static String number(int decimals, double value, Heat heat) {
    return number(heat.scenario() == Scenario.SCAN ? 2 : decimals, value);
  }

  static String number(int decimals, double value) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
