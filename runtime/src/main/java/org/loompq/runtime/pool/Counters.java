package org.loompq.runtime.pool;

import java.util.concurrent.atomic.LongAdder;

/** What the pool has done since it was opened. */
final class Counters {
  final LongAdder acquired = new LongAdder();
  final LongAdder acquireTimeouts = new LongAdder();
  final LongAdder opened = new LongAdder();
  final LongAdder openFailures = new LongAdder();
  final LongAdder retired = new LongAdder();
  final LongAdder statementCacheHits = new LongAdder();
  final LongAdder statementCacheMisses = new LongAdder();
}
