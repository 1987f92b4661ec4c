package org.loompq.runtime.pool;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.loompq.RetireReason;
import org.loompq.ShardStats;
import org.loompq.runtime.connection.Request;

/**
 * What the connections of a shard have done since the pool was opened. A statement that finds its
 * connection at once, and itself prepared, is counted in the histogram alone: what is usual is the
 * difference between all statements and the unusual ones. Those are counted after it and read
 * before it, so that no difference is negative.
 */
final class ShardCounters {

  private final LatencyHistogram statements = new LatencyHistogram();

  /** Of those alone who had to wait. */
  private final LatencyHistogram waits = new LatencyHistogram();

  private final LongAdder cacheMisses = new LongAdder();
  private final LongAdder leases = new LongAdder();
  private final LongAdder leaseStatements = new LongAdder();
  private final LongAdder opened = new LongAdder();

  /** With every reason; only the adders change. */
  private final Map<RetireReason, LongAdder> retired = new EnumMap<>(RetireReason.class);

  ShardCounters() {
    for (RetireReason reason : RetireReason.values()) {
      retired.put(reason, new LongAdder());
    }
  }

  /**
   * A statement was answered on a connection that its caller shared.
   *
   * @param begun when it was called, on the clock of {@link System#nanoTime}
   */
  void answered(Request request, long begun) {
    record(request, begun);
    if (request.waited() > 0) {
      waits.record(request.waited());
    }
  }

  /**
   * A statement was answered on a connection that was leased.
   *
   * @param begun when it was called, on the clock of {@link System#nanoTime}
   */
  void answeredInLease(Request request, long begun) {
    record(request, begun);
    leaseStatements.increment();
  }

  private void record(Request request, long begun) {
    statements.record(System.nanoTime() - begun);
    if (!request.wasPrepared()) {
      cacheMisses.increment();
    }
  }

  /**
   * A connection was leased.
   *
   * @param waited for how long the caller waited, in nanoseconds; zero if he did not
   */
  void leased(long waited) {
    leases.increment();
    if (waited > 0) {
      waits.record(waited);
    }
  }

  void opened() {
    opened.increment();
  }

  void retired(RetireReason reason) {
    Objects.requireNonNull(retired.get(reason)).increment();
  }

  /**
   * Reads all.
   *
   * @param allAcquisition where the latencies of acquisition are added too
   * @param allStatements where those of statements are added too
   */
  ShardStats read(
      int open,
      int idle,
      int leased,
      int inFlight,
      Histogram allAcquisition,
      Histogram allStatements) {
    long misses = cacheMisses.sum();
    long ofLeases = leaseStatements.sum();
    Histogram acquisition = waits.copy();
    Histogram took = statements.copy();
    long acquired = leases.sum() + took.getTotalCount() - ofLeases;
    long atOnce = acquired - acquisition.getTotalCount();
    acquisition.recordValueWithCount(0, atOnce);
    allAcquisition.add(acquisition);
    allStatements.add(took);
    return new ShardStats(
        open,
        idle,
        leased,
        inFlight,
        acquired,
        opened.sum(),
        retiredBecause(),
        took.getTotalCount() - misses,
        misses,
        new RecordedLatencies(acquisition),
        new RecordedLatencies(took));
  }

  private Map<RetireReason, Long> retiredBecause() {
    Map<RetireReason, Long> counts = new EnumMap<>(RetireReason.class);
    retired.forEach((reason, count) -> counts.put(reason, count.sum()));
    return counts;
  }
}
