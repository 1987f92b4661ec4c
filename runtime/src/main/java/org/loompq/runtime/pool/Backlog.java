package org.loompq.runtime.pool;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/**
 * Requests for which no connection has room, first come first served. Any thread adds and takes.
 * Those whose owners have left stay until they come to the front.
 */
final class Backlog {

  private final ConcurrentLinkedQueue<Request> queue = new ConcurrentLinkedQueue<>();

  /** How many wait whose owners have not left; raised before one joins. */
  private final AtomicInteger count = new AtomicInteger();

  int count() {
    return count.get();
  }

  /** Adds a request, unless that many wait already. */
  boolean add(Request request, long now, int most) {
    if (count.incrementAndGet() > most) {
      count.decrementAndGet();
      return false;
    }
    request.waitInQueue(now);
    queue.add(request);
    return true;
  }

  /** The owner of one has left; it is forgotten when it is next looked at. */
  void left() {
    count.decrementAndGet();
  }

  /** The statement of the first; null if there is none. */
  @Nullable SqlText first() {
    Request first = queue.peek();
    return first == null ? null : first.text();
  }

  /** Takes the first whose owner has not left, for a connection. */
  @Nullable Request poll() {
    for (Request first = queue.poll(); first != null; first = queue.poll()) {
      if (first.leaveQueue()) {
        count.decrementAndGet();
        return first;
      }
    }
    return null;
  }

  /**
   * Sends back all who joined before some time, forgets those who have left, and has the others
   * look at their deadlines.
   */
  void expire(long before, long now) {
    queue.removeIf(Request::wasLeft);
    for (Request first = queue.peek();
        first != null && first.queuedSince() - before <= 0;
        first = queue.peek()) {
      if (queue.remove(first)) {
        refuseOrKeep(first, before);
      }
    }
    for (Request each : queue) {
      each.wakeIfPast(now);
    }
  }

  /** It may have been served and have joined again, since it was looked at. */
  private void refuseOrKeep(Request removed, long before) {
    if (removed.queuedSince() - before <= 0) {
      refuse(removed);
    } else {
      queue.add(removed);
    }
  }

  /** Sends all back. */
  void refuseAll() {
    for (Request first = queue.poll(); first != null; first = queue.poll()) {
      refuse(first);
    }
  }

  private void refuse(Request request) {
    count.decrementAndGet(); // first, so that its owner does not count himself
    if (!request.refuse()) {
      count.incrementAndGet(); // he has left, and counts himself out
    }
  }

  /** When the first joined; the given time if none waits. */
  long oldestSince(long otherwise) {
    Request first = queue.peek();
    return first == null ? otherwise : first.queuedSince();
  }

  /** The earliest deadline of any that has not passed; {@link Deadline#NONE} if none. */
  long earliestDeadlineAfter(long now) {
    long earliest = Deadline.NONE;
    for (Request each : queue) {
      long deadline = each.deadline();
      if (deadline != Deadline.NONE && deadline - now > 0) {
        earliest = Deadline.earlier(earliest, deadline);
      }
    }
    return earliest;
  }
}
