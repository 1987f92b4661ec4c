package org.loompq.runtime.pool;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.loompq.RetireReason;
import org.loompq.runtime.connection.Request;

/** What the connections of a shard have done since the pool was opened. */
final class ShardCounters {

  private final LongAdder acquired = new LongAdder();
  private final LongAdder opened = new LongAdder();
  private final LongAdder cacheHits = new LongAdder();
  private final LongAdder cacheMisses = new LongAdder();

  /** With every reason; only the adders change. */
  private final Map<RetireReason, LongAdder> retired = new EnumMap<>(RetireReason.class);

  /** Of those alone who had to wait. */
  private final LatencyHistogram waits = new LatencyHistogram();

  private final LatencyHistogram statements = new LatencyHistogram();

  ShardCounters() {
    for (RetireReason reason : RetireReason.values()) {
      retired.put(reason, new LongAdder());
    }
  }

  /**
   * A caller has got a connection.
   *
   * @param waited for how long he waited in a queue, in nanoseconds; zero if he did not
   */
  void acquired(long waited) {
    if (waited > 0) {
      waits.record(waited);
    }
    acquired.increment();
  }

  /**
   * A statement was answered.
   *
   * @param begun when it was called, on the clock of {@link System#nanoTime}
   */
  void answered(Request request, long begun) {
    (request.wasPrepared() ? cacheHits : cacheMisses).increment();
    statements.record(System.nanoTime() - begun);
  }

  void opened() {
    opened.increment();
  }

  void retired(RetireReason reason) {
    Objects.requireNonNull(retired.get(reason)).increment();
  }

  long acquired() {
    return acquired.sum();
  }

  long connectionsOpened() {
    return opened.sum();
  }

  long cacheHits() {
    return cacheHits.sum();
  }

  long cacheMisses() {
    return cacheMisses.sum();
  }

  Map<RetireReason, Long> retired() {
    Map<RetireReason, Long> counts = new EnumMap<>(RetireReason.class);
    retired.forEach((reason, count) -> counts.put(reason, count.sum()));
    return counts;
  }

  /** In nanoseconds. */
  Histogram statements() {
    return statements.copy();
  }

  /**
   * In nanoseconds; that of those who found a connection at once is zero.
   *
   * @param count how many got a connection
   */
  Histogram acquisition(long count) {
    Histogram all = waits.copy();
    all.recordValueWithCount(0, Math.max(count - all.getTotalCount(), 0));
    return all;
  }
}
