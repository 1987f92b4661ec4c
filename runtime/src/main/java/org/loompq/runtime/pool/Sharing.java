package org.loompq.runtime.pool;

import org.jspecify.annotations.Nullable;
import org.loompq.DatabaseConfig;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.SqlText;

/** Finds connections that have room for another request. */
final class Sharing {

  /** Nothing is put behind a statement that has been running for longer. */
  private static final long PATIENCE_NANOS = 5_000_000;

  private final Members members;
  private final Lifecycle lifecycle;
  private final int depth;
  private final long slowNanos;

  Sharing(DatabaseConfig config, Members members, Lifecycle lifecycle) {
    this.members = members;
    this.lifecycle = lifecycle;
    this.depth = config.pipelineDepth();
    this.slowNanos = Deadline.saturatedNanos(config.slowStatementThreshold());
  }

  /**
   * A connection with room for another request, which is counted already: an idle one of the
   * caller's shard, else its least loaded one, else one of another shard; null if there is none.
   *
   * @param last whether none is to come behind the request
   */
  @Nullable PooledConnection tryShare(boolean last) {
    if (members.isClosed()) {
      return null;
    }
    int first = Carrier.number();
    PooledConnection found = members.shard(first).tryShareIdle(last);
    if (found != null) {
      return found;
    }
    if (lifecycle.opening().hasRoom(members.limits().most())) {
      lifecycle.openAnother();
    }
    long now = System.nanoTime();
    for (int i = 0; i < members.shards().length; i++) {
      found = members.shard(first + i).tryShare(depth, last, now, PATIENCE_NANOS);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Whether none is put behind a statement: it takes long, or nobody knows how long. */
  boolean isLast(@Nullable SqlText text) {
    return text != null
        && (!text.isMeasured() || (slowNanos > 0 && text.typicalNanos() > slowNanos));
  }

  /** Counts another request on a connection, if that has room and goes on. */
  boolean tryJoin(PooledConnection shared, @Nullable SqlText text) {
    return shared.connection().takesRequests() && shared.tryShare(depth, isLast(text));
  }
}
