package org.loompq.runtime.connection;

import org.jspecify.annotations.Nullable;

/** Requests in order, linked through themselves. For one thread at a time. */
final class RequestQueue {

  private @Nullable Request first;
  private @Nullable Request last;

  void add(Request request) {
    request.next = null;
    if (last == null) {
      first = request;
    } else {
      last.next = request;
    }
    last = request;
  }

  @Nullable Request first() {
    return first;
  }

  @Nullable Request last() {
    return last;
  }

  boolean isEmpty() {
    return first == null;
  }

  @Nullable Request poll() {
    Request polled = first;
    if (polled != null) {
      first = polled.next;
      polled.next = null;
      if (first == null) {
        last = null;
      }
    }
    return polled;
  }
}
