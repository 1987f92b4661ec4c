package org.loompq.bench.race;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * The numbers of connections with which the peers were fastest, rows by key asked by 64 callers.
 */
record PoolSizes(int hikari, int vertx) {

  private static final int CALLERS = 64;
  private static final int PASSES = 2;
  private static final Span WARM_UP = Span.toTheEnd(700);
  private static final Span SPAN = Span.window(100, 700);

  static PoolSizes tried(RaceServer server, List<Integer> sizes, Answers answers)
      throws InterruptedException {
    if (sizes.isEmpty()) {
      return new PoolSizes(Lineup.CONNECTIONS, Lineup.CONNECTIONS);
    }
    return new PoolSizes(
        best(sizes, size -> new HikariContender(Lineup.HIKARI, server, size, 0, answers)),
        best(
            sizes, size -> new VertxContender(Lineup.VERTX, server, Transport.TCP, size, answers)));
  }

  private static int best(List<Integer> sizes, IntFunction<Contender> open)
      throws InterruptedException {
    Map<Integer, Double> fastest = new TreeMap<>();
    for (int pass = 0; pass < PASSES; pass++) {
      for (int size : sizes) {
        try (Contender contender = open.apply(size)) {
          contender.run(Scenario.BY_KEY, CALLERS, WARM_UP);
          Slice slice = contender.run(Scenario.BY_KEY, CALLERS, SPAN);
          fastest.merge(size, slice.perSecond(), Math::max);
        }
      }
    }
    return fastest.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }
}
