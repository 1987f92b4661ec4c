package org.loompq.runtime.connection;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Requests that were submitted to a connection and not yet sent, in order. Any thread adds; one at
 * a time takes.
 */
final class Submissions {

  /** The last added, linked to the one before it. */
  private final AtomicReference<@Nullable Request> added = new AtomicReference<>();

  /** Those taken over from {@code added}, first come first; for the taker. */
  private final RequestQueue inOrder = new RequestQueue();

  void add(Request request) {
    Request last;
    do {
      last = added.get();
      request.next = last;
    } while (!added.compareAndSet(last, request));
  }

  /** Adds several, between which no other comes. */
  void addAll(List<Request> requests) {
    Request newest = null;
    for (Request each : requests) {
      each.next = newest;
      newest = each;
    }
    if (newest == null) {
      return;
    }
    Request oldest = requests.getFirst();
    Request last;
    do {
      last = added.get();
      oldest.next = last;
    } while (!added.compareAndSet(last, newest));
  }

  /** The first, which stays; null if there is none. */
  @Nullable Request peek() {
    if (inOrder.first() == null) {
      takeOver();
    }
    return inOrder.first();
  }

  /** Takes the first. */
  @Nullable Request poll() {
    return peek() == null ? null : inOrder.poll();
  }

  /** All of them, in order; for the taker. */
  RequestQueue all() {
    takeOver();
    return inOrder;
  }

  private void takeOver() {
    Request last = added.get() == null ? null : added.getAndSet(null);
    Request reversed = null;
    while (last != null) {
      Request before = last.next;
      last.next = reversed;
      reversed = last;
      last = before;
    }
    while (reversed != null) {
      Request following = reversed.next;
      inOrder.add(reversed);
      reversed = following;
    }
  }
}
