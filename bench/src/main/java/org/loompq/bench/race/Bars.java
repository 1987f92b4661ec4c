package org.loompq.bench.race;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.loompq.bench.race.Bar.Wanted;

/** The bars that loompq was designed to. Each compares within rounds, by the same transport. */
final class Bars {

  private static final List<Integer> MANY = List.of(64, 512);

  private final Results results;
  private final PoolSizes best;
  private final Acquiring acquiring;
  private final List<Bar> bars = new ArrayList<>();

  private Bars(Results results, PoolSizes best, Acquiring acquiring) {
    this.results = results;
    this.best = best;
    this.acquiring = acquiring;
  }

  static List<Bar> of(Results results, PoolSizes best, Acquiring acquiring) {
    return new Bars(results, best, acquiring).all();
  }

  private List<Bar> all() {
    for (int callers : MANY) {
      Heat heat = new Heat(Transport.TCP, Scenario.BY_KEY, callers);
      faster(heat, Lineup.HIKARI, 3.0);
      if (best.hikari() != Lineup.CONNECTIONS) {
        faster(heat, Lineup.withSize(Lineup.HIKARI, best.hikari()), 3.0);
      }
    }
    for (Transport transport : Transport.values()) {
      for (int callers : MANY) {
        Heat heat = new Heat(transport, Scenario.BY_KEY, callers);
        faster(heat, Lineup.VERTX, 2.0);
        if (best.vertx() != Lineup.CONNECTIONS) {
          faster(heat, Lineup.withSize(Lineup.VERTX, best.vertx()), 2.0);
        }
        faster(heat, Lineup.FLOOR, 0.9);
      }
    }
    Heat alone = new Heat(Transport.TCP, Scenario.BY_KEY, 1);
    faster(alone, Lineup.HIKARI, 1.0);
    add(alone, "processor time per query", Lineup.HIKARI, Wanted.AT_MOST, 1.0, Slice::cpuNanos);
    Heat scan = new Heat(Transport.TCP, Scenario.SCAN, 1);
    faster(scan, Lineup.HIKARI, 2.0);
    faster(scan, Lineup.HIKARI_FETCH, 1.1);
    add(scan, "time", Lineup.FLOOR, Wanted.AT_MOST, 1.2, slice -> 1 / slice.perSecond());
    faster(new Heat(Transport.TCP, Scenario.LOAD, 1), Lineup.HIKARI, 1.0);
    crowd();
    allocation();
    acquiring();
    return bars;
  }

  private void crowd() {
    double crowd = throughput(10_000);
    bars.add(
        new Bar(
            "throughput of 10,000 callers against that of 512",
            Wanted.AT_LEAST,
            0.8,
            crowd / throughput(512)));
  }

  private void allocation() {
    for (int callers : List.of(1, 64)) {
      Heat heat = new Heat(Transport.TCP, Scenario.BY_KEY, callers);
      double bytes = results.median(heat, Lineup.LOOMPQ, Slice::bytes) - Answers.bytesOfAccount();
      bars.add(
          new Bar(
              heat + ": bytes allocated per query, beyond the record", Wanted.AT_MOST, 256, bytes));
    }
  }

  private void acquiring() {
    bars.add(
        new Bar(
            "acquire and release, nothing else going on: nanoseconds",
            Wanted.AT_MOST,
            50,
            acquiring.loompq().uncontended()));
    bars.add(
        new Bar(
            "acquire and release, 2,000 threads on 50 connections: rate against HikariCP",
            Wanted.AT_LEAST,
            1.0,
            acquiring.hikari().contended() / acquiring.loompq().contended()));
  }

  private double throughput(int callers) {
    return results.median(
        new Heat(Transport.TCP, Scenario.BY_KEY, callers), Lineup.LOOMPQ, Slice::perSecond);
  }

  private void faster(Heat heat, String peer, double bound) {
    add(heat, "throughput", peer, Wanted.AT_LEAST, bound, Slice::perSecond);
  }

  private void add(
      Heat heat,
      String figure,
      String peer,
      Wanted wanted,
      double bound,
      ToDoubleFunction<Slice> value) {
    bars.add(
        new Bar(
            heat + ": " + figure + " against " + peer,
            wanted,
            bound,
            results.ratio(heat, Lineup.LOOMPQ, peer, value)));
  }
}
