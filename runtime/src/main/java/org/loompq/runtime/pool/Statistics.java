package org.loompq.runtime.pool;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.loompq.PoolStats;
import org.loompq.ShardStats;
import org.loompq.runtime.libpq.ResultHandle;

/** Reads the figures of a pool and adds them up. */
final class Statistics {

  private final Members members;
  private final Counters counters;
  private final Histogram acquisition = LatencyHistogram.empty();
  private final Histogram statements = LatencyHistogram.empty();

  /** For one reading. */
  Statistics(Members members, Counters counters) {
    this.members = members;
    this.counters = counters;
  }

  PoolStats read(int opening, int waiting) {
    List<ShardStats> shards = new ArrayList<>();
    for (Shard shard : members.shards()) {
      shards.add(read(shard));
    }
    return new PoolStats(
        shards,
        opening,
        waiting,
        counters.acquireTimeouts.sum(),
        counters.openFailures.sum(),
        ResultHandle.open(),
        new RecordedLatencies(acquisition),
        new RecordedLatencies(statements));
  }

  private ShardStats read(Shard shard) {
    int open = 0;
    int idle = 0;
    int leased = 0;
    int inFlight = 0;
    for (PooledConnection member : shard.members()) {
      open++;
      if (member.isIdle()) {
        idle++;
      }
      if (member.lease() != null) {
        leased++;
      }
      inFlight += member.inFlight();
    }
    return shard.counters().read(open, idle, leased, inFlight, acquisition, statements);
  }
}
