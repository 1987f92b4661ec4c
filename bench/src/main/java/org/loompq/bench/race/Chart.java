package org.loompq.bench.race;

import java.util.ArrayList;
import java.util.Formatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The throughput of one scenario, as bars grouped by the number of callers. It has a background of
 * its own for readers of light and of dark pages.
 */
final class Chart {

  private static final int LEFT = 20;
  private static final int TOP = 92;
  private static final int HEIGHT = 260;
  private static final int BAR = 26;
  private static final int GAP = 22;
  private static final List<String> COLOURS =
      List.of("#0072b2", "#e69f00", "#f0c566", "#009e73", "#7fcbb5", "#8c8c8c");

  private final Results results;
  private final List<Heat> heats;
  private final List<String> contenders;
  private final Formatter svg = new Formatter(Locale.ROOT);

  Chart(Results results) {
    this.results = results;
    this.heats =
        results.heats().stream()
            .filter(heat -> heat.transport() == Transport.TCP)
            .filter(heat -> heat.scenario() == Scenario.BY_KEY)
            .toList();
    Set<String> names = new LinkedHashSet<>();
    heats.forEach(heat -> names.addAll(results.contenders(heat)));
    this.contenders = new ArrayList<>(names);
  }

  String svg() {
    int group = contenders.size() * BAR + GAP;
    int width = Math.max(560, 2 * LEFT + heats.size() * group);
    svg.format(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="sans-serif">
        <title>One row by its key over TCP, queries per second</title>
        <style>
          .page { fill: #ffffff } .ink { fill: #24292f } .rule { stroke: #8c959f }
          @media (prefers-color-scheme: dark) {
            .page { fill: #161b22 } .ink { fill: #e6edf3 } .rule { stroke: #6e7681 }
          }
        </style>
        <rect class="page" width="100%%" height="100%%" rx="8"/>
        <text class="ink" x="%d" y="28" font-size="16">One row by its key over TCP: thousands of queries per second</text>
        """,
        width, TOP + HEIGHT + 46, LEFT);
    legend(width);
    for (int i = 0; i < heats.size(); i++) {
      group(heats.get(i), LEFT + GAP / 2 + i * group);
    }
    svg.format(
        "<line class=\"rule\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%3$d\"/>%n</svg>%n",
        LEFT, width - LEFT, TOP + HEIGHT);
    return svg.toString();
  }

  private void legend(int width) {
    int column = (width - 2 * LEFT) / 3;
    for (int i = 0; i < contenders.size(); i++) {
      int x = LEFT + i % 3 * column;
      int y = 42 + i / 3 * 20;
      svg.format(
          "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>%n", x, y, colour(i));
      svg.format(
          "<text class=\"ink\" x=\"%d\" y=\"%d\" font-size=\"12\">%s</text>%n",
          x + 18, y + 10, contenders.get(i));
    }
  }

  private void group(Heat heat, int left) {
    for (int i = 0; i < contenders.size(); i++) {
      double value = results.median(heat, contenders.get(i), Slice::perSecond);
      double height = value / largest() * (HEIGHT - 20);
      double top = TOP + HEIGHT - height;
      int x = left + i * BAR;
      svg.format(
          "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"%s\"/>%n",
          x, top, BAR - 3, height, colour(i));
      svg.format(
          "<text class=\"ink\" x=\"%d\" y=\"%.1f\" font-size=\"10\""
              + " text-anchor=\"middle\">%.0f</text>%n",
          x + BAR / 2 - 1, top - 4, value / 1000);
    }
    svg.format(
        "<text class=\"ink\" x=\"%d\" y=\"%d\" font-size=\"12\" text-anchor=\"middle\">%,d"
            + " %s</text>%n",
        left + contenders.size() * BAR / 2,
        TOP + HEIGHT + 22,
        heat.callers(),
        heat.callers() == 1 ? "caller" : "callers");
  }

  private double largest() {
    return heats.stream()
        .flatMapToDouble(
            heat ->
                contenders.stream()
                    .mapToDouble(name -> results.median(heat, name, Slice::perSecond)))
        .max()
        .orElseThrow();
  }

  private static String colour(int contender) {
    return COLOURS.get(contender % COLOURS.size());
  }
}
