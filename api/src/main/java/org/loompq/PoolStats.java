package org.loompq;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Figures of a pool, and of each of its shards. Numbers of connections, statements and callers are
 * those of the moment and are read one after the other, so they may disagree by the changes made
 * meanwhile; the others count since the database was opened, and reading them takes nothing away
 * from other readers.
 *
 * <p>Callers that wait belong to no shard: there is one queue, first come first served, and the
 * first connection to have room serves it. So those whose time is over, and attempts to connect
 * that fail, are the pool's too.
 *
 * @param shards figures of each shard
 * @param opening connections being established
 * @param waiting callers waiting for a connection
 * @param acquireTimeouts times a caller got none in time, or was refused since too many waited
 * @param openFailures attempts to connect that failed
 * @param openResults results of libpq that have not been freed, in all databases of this process;
 *     it comes back to zero when nothing runs
 * @param acquisition how long callers waited until they got a connection, counted as often as
 *     {@link #acquired}: zero for those who found one with room. What a statement then spends
 *     behind others on its connection is no part of it
 * @param statements how long statements took as their callers see it, from the call to the answer,
 *     be that an error, and waiting for a connection included. Those whose callers left before the
 *     answer, at a timeout or an interrupt, are not in it
 */
public record PoolStats(
    List<ShardStats> shards,
    int opening,
    int waiting,
    long acquireTimeouts,
    long openFailures,
    long openResults,
    Latencies acquisition,
    Latencies statements) {

  /** Copies the list. */
  public PoolStats {
    shards = List.copyOf(shards);
  }

  /**
   * Connections established.
   *
   * @return the sum over all shards
   */
  public int open() {
    return total(ShardStats::open);
  }

  /**
   * Connections that no statement and no lease uses.
   *
   * @return the sum over all shards
   */
  public int idle() {
    return total(ShardStats::idle);
  }

  /**
   * Connections in use by a statement or a lease.
   *
   * @return the sum over all shards
   */
  public int busy() {
    return total(ShardStats::busy);
  }

  /**
   * Connections held by {@link Session#lease}, whether a statement runs or not.
   *
   * @return the sum over all shards
   */
  public int leased() {
    return total(ShardStats::leased);
  }

  /**
   * Statements at connections, sent or about to be; without those of leases.
   *
   * @return the sum over all shards
   */
  public int inFlight() {
    return total(ShardStats::inFlight);
  }

  /**
   * Times a caller got a connection: for a lease, or for a statement that was answered.
   *
   * @return the sum over all shards
   */
  public long acquired() {
    return sum(ShardStats::acquired);
  }

  /**
   * Connections ever established.
   *
   * @return the sum over all shards
   */
  public long opened() {
    return sum(ShardStats::opened);
  }

  /**
   * Connections closed for whatever reason.
   *
   * @return the sum over all shards
   */
  public long retired() {
    return sum(ShardStats::retired);
  }

  /**
   * Connections closed, by reason.
   *
   * @return the sums over all shards; it has every reason
   */
  public Map<RetireReason, Long> retiredBecause() {
    Map<RetireReason, Long> sums = new EnumMap<>(RetireReason.class);
    for (ShardStats shard : shards) {
      shard.retiredBecause().forEach((reason, count) -> sums.merge(reason, count, Long::sum));
    }
    return Collections.unmodifiableMap(sums);
  }

  /**
   * Executions of a statement that its connection had prepared before.
   *
   * @return the sum over all shards
   */
  public long statementCacheHits() {
    return sum(ShardStats::statementCacheHits);
  }

  /**
   * Executions that had to prepare their statement.
   *
   * @return the sum over all shards
   */
  public long statementCacheMisses() {
    return sum(ShardStats::statementCacheMisses);
  }

  private int total(ToIntFunction<ShardStats> figure) {
    return shards.stream().mapToInt(figure).sum();
  }

  private long sum(ToLongFunction<ShardStats> figure) {
    return shards.stream().mapToLong(figure).sum();
  }
}
