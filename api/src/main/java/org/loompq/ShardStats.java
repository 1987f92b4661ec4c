package org.loompq;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Figures of one shard: the connections that the callers on one carrier thread use first. A caller
 * counts at the shard whose connection served him, which is another one if his own was busy.
 *
 * @param open connections established
 * @param idle connections that no statement and no lease uses
 * @param leased connections held by {@link Session#lease}, whether a statement runs or not
 * @param inFlight statements at the connections, sent or about to be; without those of leases
 * @param acquired times a caller got one of these connections, see {@link PoolStats#acquired}
 * @param opened connections ever established
 * @param retiredBecause connections closed, by reason; it has every reason
 * @param statementCacheHits executions of a statement that its connection had prepared before
 * @param statementCacheMisses executions that had to prepare their statement
 * @param acquisition see {@link PoolStats#acquisition}
 * @param statements see {@link PoolStats#statements}
 */
public record ShardStats(
    int open,
    int idle,
    int leased,
    int inFlight,
    long acquired,
    long opened,
    Map<RetireReason, Long> retiredBecause,
    long statementCacheHits,
    long statementCacheMisses,
    Latencies acquisition,
    Latencies statements) {

  /** Copies the map; reasons that are not in it count zero. */
  public ShardStats {
    Map<RetireReason, Long> all = new EnumMap<>(RetireReason.class);
    for (RetireReason reason : RetireReason.values()) {
      all.put(reason, retiredBecause.getOrDefault(reason, 0L));
    }
    retiredBecause = Collections.unmodifiableMap(all);
  }

  /**
   * Connections in use by a statement or a lease.
   *
   * @return open connections that are not idle
   */
  public int busy() {
    return open - idle;
  }

  /**
   * Connections closed for whatever reason.
   *
   * @return the sum over all reasons
   */
  public long retired() {
    return retiredBecause.values().stream().mapToLong(Long::longValue).sum();
  }
}
