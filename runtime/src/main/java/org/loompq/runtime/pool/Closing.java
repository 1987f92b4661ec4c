package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.loompq.RetireReason;
import org.loompq.runtime.connection.Deadline;

/** Ends a pool. */
final class Closing {

  /** How long statements have to end. */
  private static final Duration STATEMENT_GRACE = Duration.ofSeconds(5);

  /** How long those then have to leave whose statements were aborted. */
  private static final Duration ABORT_GRACE = Duration.ofSeconds(10);

  private final Members members;
  private final Lifecycle lifecycle;
  private final Leases leases;
  private final Waiters waiters;
  private final Backlog backlog;

  Closing(Members members, Lifecycle lifecycle, Leases leases, Waiters waiters, Backlog backlog) {
    this.members = members;
    this.lifecycle = lifecycle;
    this.leases = leases;
    this.waiters = waiters;
    this.backlog = backlog;
  }

  /** Closes all connections: those in use when their statement has ended, or after a while. */
  void close() {
    members.close();
    leases.close();
    waiters.expireAll(); // whoever joins from now on sees that it is closed
    backlog.refuseAll();
    CompletableFuture<Void> drained = lifecycle.opening().drain();
    reserveAll();
    if (!await(drained, STATEMENT_GRACE)) {
      abortAll();
    }
    // One more that is being opened may take as long as its connect_timeout; its poller must stay.
    await(drained.thenRun(members::closePollers), ABORT_GRACE);
  }

  /** Waits, also if the thread is interrupted, whose status is kept. */
  static boolean await(CompletableFuture<Void> future, Duration timeout) {
    long deadline = Deadline.after(timeout);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          return true;
        } catch (InterruptedException again) {
          interrupted = true;
        } catch (ExecutionException | TimeoutException late) {
          return false;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Those that are idle go at once, the others with the end of their last statement. */
  private void reserveAll() {
    for (Shard shard : members.shards()) {
      for (PooledConnection member : shard.members()) {
        if (member.reserve()) {
          lifecycle.retire(member, RetireReason.CLOSED);
        }
      }
    }
  }

  private void abortAll() {
    for (Shard shard : members.shards()) {
      for (PooledConnection member : shard.members()) {
        member.connection().abort();
      }
    }
  }
}
