package org.loompq.runtime.connection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Has the server cancel a statement whose owner has left, over a connection of its own, and knows
 * whether that may hit another. One at a time, and nothing is sent meanwhile. For the connection's
 * worker, but for what says otherwise.
 */
final class Cancellation {

  private enum Phase {
    /** Nothing is to be cancelled. */
    NONE,
    /** The request waits for its time. */
    DUE,
    /** The request is on its way. */
    SENDING,
    /** The server has signalled the backend, or the request failed. */
    DELIVERED
  }

  /**
   * After so long without an effect the request is sent again: a backend that has not begun with
   * the statement ignores the signal.
   */
  private static final long REPEATED_AFTER = 500_000_000;

  /** After so long without an effect the server or the network must have gone. */
  private static final long PATIENCE = 10_000_000_000L;

  /** A statement that began this recently may end by itself before a cancel request. */
  private static final long GRACE = 2_000_000;

  /** A COPY that gets no more data ends by itself, unless something else keeps the server. */
  private static final long GRACE_OF_COPY = 1_000_000_000;

  private final long conn;
  private final Executor cancellers;
  private final Runnable whenDelivered;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.NONE);

  /** Whether somebody has left since that was looked at last. */
  private volatile boolean ownerLeft;

  /** Whether nothing is sent until a request has had its effect. */
  private volatile boolean holding;

  /** What is to be cancelled; null once it has ended. */
  private @Nullable Request target;

  /** Since when it is to be so. */
  private long since;

  /** When that was asked for last. */
  private long askedAt;

  /** Whether a signal may still come that has missed its target. */
  private boolean stray;

  /** The last that such a signal may hit: those behind it were sent after the signal. */
  private @Nullable Request lastInDanger;

  Cancellation(long conn, Executor cancellers, Runnable whenDelivered) {
    this.conn = conn;
    this.cancellers = cancellers;
    this.whenDelivered = whenDelivered;
  }

  // For anybody

  /** The owner of a statement that was sent has left; the worker is to {@link #goOn}. */
  void ownerLeft() {
    ownerLeft = true;
  }

  /** Whether nothing is sent for the time being, since a signal of the server may hit it. */
  boolean isHolding() {
    return holding;
  }

  // For the worker

  /**
   * Ends what is over and begins what is to be done.
   *
   * @param sent the statements on their way
   * @param progress tells for how long the first of them has been running
   * @return whether others may be sent again
   */
  boolean goOn(RequestQueue sent, Progress progress) {
    boolean released = holding && end(sent.last());
    if (released) {
      holding = false;
    }
    if (target != null && phase.get() == Phase.DELIVERED) {
      repeat();
    }
    if (ownerLeft || released) { // the next may have been left meanwhile
      ownerLeft = false;
      Request head = sent.first();
      if (!holding && head != null && head.isAbandoned() && othersCanBeSentAgain(head)) {
        holding = true;
        begin(head, grace(head, progress));
      }
    }
    return released;
  }

  private static long grace(Request head, Progress progress) {
    Copy data = head.data();
    return data != null && data.endsOnceAbandoned()
        ? GRACE_OF_COPY
        : Math.max(GRACE - progress.headRunsFor(System.nanoTime()), 0);
  }

  /**
   * A cancel request may come late, and hit one of those that were sent behind. In a transaction
   * that one could not be sent again. Where its owner has left as well, nobody minds.
   */
  private static boolean othersCanBeSentAgain(Request head) {
    for (Request each = head.next; each != null; each = each.next) {
      if (!each.isAbandoned() && (each.isLeased() || !each.text().isOneTransaction())) {
        return false;
      }
    }
    return true;
  }

  /** Cancels a statement after a while, unless it has ended by then. */
  void begin(Request abandoned, long delayNanos) {
    target = abandoned;
    lastInDanger = null; // which are in danger is known once this one is over
    since = System.nanoTime();
    ask(delayNanos);
  }

  private void repeat() {
    if (System.nanoTime() - askedAt > REPEATED_AFTER) {
      ask(0);
    }
  }

  private void ask(long delayNanos) {
    askedAt = System.nanoTime();
    phase.set(Phase.DUE);
    CancelRequest request = CancelRequest.create(conn);
    CompletableFuture.delayedExecutor(delayNanos, TimeUnit.NANOSECONDS, cancellers)
        .execute(() -> deliver(request));
  }

  private void deliver(CancelRequest request) {
    try {
      if (phase.compareAndSet(Phase.DUE, Phase.SENDING)) {
        try {
          request.send();
        } finally {
          phase.set(Phase.DELIVERED);
        }
      }
    } finally {
      request.free();
      whenDelivered.run();
    }
  }

  /**
   * A statement has ended.
   *
   * @param canceled whether with the error of a cancelled statement
   * @param drained whether none was sent behind it
   * @return whether it was hit by the signal for another
   */
  boolean completed(Request ended, boolean canceled, boolean drained) {
    boolean hit = false;
    if (ended == target) {
      target = null;
      boolean sent = !phase.compareAndSet(Phase.DUE, Phase.NONE);
      stray = canceled ? sent && stray : sent || stray; // an earlier signal may have hit it
    } else if (stray && canceled) {
      stray = false;
      hit = true;
    }
    if (ended == lastInDanger || (drained && phase.get() == Phase.DELIVERED)) {
      stray = false; // a backend that waits for a statement ignores the signal
      lastInDanger = null;
    }
    return hit;
  }

  /**
   * Ends it, if neither a target is left nor a request on its way; then another may begin.
   *
   * @param lastSent the last statement that was sent and not answered
   */
  boolean end(@Nullable Request lastSent) {
    if (target != null || phase.get() == Phase.SENDING) {
      return false;
    }
    phase.set(Phase.NONE);
    stray &= lastSent != null;
    lastInDanger = stray ? lastSent : null;
    return true;
  }

  /** Whether it should have been over long ago, for the server or for the network. */
  boolean isOverdue(long now) {
    return (target != null || phase.get() == Phase.SENDING) && now - since > PATIENCE;
  }

  /** The connection was lost, and with it whatever ran. */
  void forget() {
    target = null;
    phase.compareAndSet(Phase.DUE, Phase.NONE);
  }
}
