package org.loompq.runtime.pool;

import java.util.concurrent.atomic.LongAdder;

/** What has happened since the pool was opened and belongs to no shard. */
final class Counters {
  final LongAdder acquireTimeouts = new LongAdder();
  final LongAdder openFailures = new LongAdder();
}
