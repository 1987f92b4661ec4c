package org.loompq.runtime.pool;

import java.util.concurrent.atomic.AtomicInteger;
import org.loompq.DatabaseConfig;
import org.loompq.RetireReason;
import org.loompq.runtime.connection.Request;

/**
 * Gives connections that have become free, or have room, to those who wait for them. It is what
 * connections report to; the new ones come to it too, and that is the only call upwards here.
 */
final class Handover {

  private final Members members;
  private final Waiters waiters;
  private final Backlog backlog;
  private final Alarm alarm;
  private final Lifecycle lifecycle;
  private final Sharing sharing;
  private final AtomicInteger turns = new AtomicInteger();

  Handover(
      DatabaseConfig config,
      Members members,
      Waiters waiters,
      Backlog backlog,
      Alarm alarm,
      Counters counters) {
    this.members = members;
    this.waiters = waiters;
    this.backlog = backlog;
    this.alarm = alarm;
    this.lifecycle = new Lifecycle(config, members, waiters, backlog, counters, this);
    this.sharing = new Sharing(config, members, lifecycle);
  }

  /** Where the connections come from, and go in the end. */
  Lifecycle lifecycle() {
    return lifecycle;
  }

  Sharing sharing() {
    return sharing;
  }

  // Connections that nobody uses

  /** Takes back a connection that the caller owns, without a round trip. */
  void release(PooledConnection owned) {
    RetireReason reason = members.whyUnfit(owned);
    int most = members.limits().mostOf(owned.home());
    if (reason != null) {
      lifecycle.retire(owned, reason);
    } else if (!lifecycle.retireSurplus(owned, most, RetireReason.SURPLUS)) {
      offer(owned);
    }
  }

  /** Hands a connection to whoever waits for a lease, or shares it; in turn if both are waiting. */
  private void offer(PooledConnection owned) {
    boolean lease = backlog.count() == 0 || turns.getAndIncrement() % 2 == 0;
    while (true) {
      if (members.isClosed()) {
        lifecycle.retire(owned, RetireReason.CLOSED);
        return;
      }
      if (lease && waiters.hand(owned)) {
        return;
      }
      lease = true;
      owned.giveBack();
      fill(owned);
      if ((waiters.count() == 0 && !members.isClosed() && owned.connection().isUsable())
          || !owned.reserve()) {
        return; // once it is reserved, the last request's end brings it back here
      }
      if (!owned.connection().isUsable()) {
        lifecycle.retire(owned, owned.whyUnusable());
        return;
      }
    }
  }

  // Requests for which there was no room

  /** Gives requests of the backlog to connections that have become free before they joined it. */
  void serveBacklog() {
    while (backlog.count() > 0) {
      PooledConnection free = sharing.tryShare(sharing.isLast(backlog.first()));
      if (free == null || !serveOne(free)) {
        return;
      }
    }
  }

  /** Fills a connection from the backlog. */
  void fill(PooledConnection shared) {
    while (backlog.count() > 0
        && !members.isClosed()
        && sharing.tryJoin(shared, backlog.first())
        && serveOne(shared)) {
      // as long as there are requests and room
    }
  }

  /** Submits the first of the backlog to a connection that counts it already. */
  private boolean serveOne(PooledConnection shared) {
    Request request = backlog.poll();
    if (request == null) {
      shared.ended();
      return false;
    }
    if (sharing.isLast(request.text())) {
      var _ = shared.reserve(); // another may have taken the one that was looked at before
    }
    long deadline = request.deadline(); // read first: its owner may begin anew once it is back
    shared.connection().submit(request);
    alarm.atDeadline(deadline); // nobody could see it on its way from the backlog
    return true;
  }

  /** Somebody who waits at a connection wants to leave then. */
  void deadline(long when) {
    alarm.at(when);
  }
}
