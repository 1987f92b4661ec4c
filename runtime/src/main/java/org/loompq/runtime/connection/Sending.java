package org.loompq.runtime.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of requests from their submission to the server. For the connection's worker. */
final class Sending {

  /** After about so many bytes it is seen whether the socket takes them. */
  private static final int FLUSHED_AT_ONCE = 16 * 1024;

  private final Submissions submissions = new Submissions();
  private final Pipeline pipeline;
  private final Outgoing outgoing;
  private final Progress progress;
  private final Cancellation cancellation;
  private final Reports reports;

  /** A batch of which more is to come; nothing else is sent before its end. */
  private @Nullable Request feeding;

  /** Whether the last that was sent is of somebody who has the connection to himself. */
  private boolean leased;

  Sending(
      long conn, Pipeline pipeline, Progress progress, Cancellation cancellation, Reports reports) {
    this.pipeline = pipeline;
    this.outgoing = new Outgoing(conn);
    this.progress = progress;
    this.cancellation = cancellation;
    this.reports = reports;
  }

  /** Adds a request; for any thread. */
  void submit(Request request) {
    submissions.add(request);
  }

  /** Adds requests that are sent together; for any thread. */
  void submitAll(List<Request> requests) {
    submissions.addAll(requests);
  }

  /** Those that were not sent yet, in order. */
  RequestQueue unsent() {
    return submissions.all();
  }

  boolean hasUnsent() {
    if (pipeline.copying().isUnderWay()) {
      return pipeline.copying().hasMoreToSend();
    }
    Batch batch = feeding == null ? null : feeding.batch();
    return submissions.peek() != null || (batch != null && batch.hasMoreToSend());
  }

  /** Hands libpq what was submitted, as far as the socket takes it; false if libpq cannot. */
  boolean send() {
    if (pipeline.copying().isUnderWay()) {
      return pipeline.copying().send(outgoing);
    }
    boolean taken = true;
    boolean withdrawn = false;
    while (taken && !outgoing.isBlocked() && (isWithinGroup() || !cancellation.isHolding())) {
      if (feeding != null) {
        taken = feed(feeding);
        if (feeding != null) {
          return taken;
        }
        continue;
      }
      if (isToWait(submissions.peek())) {
        break;
      }
      Request next = submissions.poll();
      if (next == null) {
        break;
      }
      if (next.startSending()) {
        taken = hand(next);
        feeding = next.batch() == null ? null : next;
      } else {
        reports.ended(next); // its owner has left
        withdrawn = true;
      }
    }
    taken = taken && (pipeline.copying().isUnderWay() || isWithinGroup() || endGroup());
    if (cancellation.isHolding()) {
      passOn();
    }
    if (withdrawn) {
      reports.progressed();
    }
    return taken;
  }

  /** Nothing is sent in front of a COPY, nor behind it. */
  private boolean isToWait(@Nullable Request next) {
    return pipeline.copying().isUnderWay()
        || (next != null && next.data() != null && !pipeline.isEmpty())
        || (next != null && isBehindAbandoned(next));
  }

  /**
   * Whether its connection's lease goes on behind a statement that is to be cancelled: it could not
   * be sent again if the cancel request came late.
   */
  private boolean isBehindAbandoned(Request next) {
    Request head = pipeline.head();
    return next.isLeased() && !next.followsInGroup() && head != null && head.isAbandoned();
  }

  /** Whether what comes next has the Sync for what was sent, without which that has no end. */
  private boolean isWithinGroup() {
    Request next = feeding == null ? submissions.peek() : feeding;
    return next != null && (next == feeding || next.followsInGroup());
  }

  private boolean endGroup() {
    if (pipeline.hasOpenGroup()) {
      outgoing.takenMore(); // the statements themselves may have been sent already
    }
    return pipeline.endGroup();
  }

  private boolean hand(Request next) {
    if (pipeline.isEmpty()) {
      progress.begun();
    }
    outgoing.taken();
    leased = next.isLeased();
    boolean taken = pipeline.send(next);
    if (taken && next.isLarge()) {
      taken = next.sharesSync() || pipeline.endGroup();
      var _ = outgoing.sendNow(); // if the socket is full, libpq keeps no more in memory
    }
    return taken;
  }

  /** Hands libpq what there is of a batch, and its Sync after the last; false if libpq cannot. */
  private boolean feed(Request request) {
    Batch batch = request.batch();
    if (batch == null) {
      throw new IllegalStateException("the request is not a batch");
    }
    boolean taken = true;
    long bytes = 0;
    while (taken && !outgoing.isBlocked()) {
      BoundValues next = batch.poll();
      if (next == null) {
        break;
      }
      outgoing.taken();
      bytes += next.writer().position();
      taken = pipeline.execute(request, next);
      batch.handed(next);
      if (bytes > FLUSHED_AT_ONCE) {
        bytes = 0;
        var _ = outgoing.sendNow();
      }
    }
    request.wakeOwner();
    if (taken && batch.isSent() && !outgoing.isBlocked()) {
      feeding = null;
      taken = (!batch.isSpoilt() || pipeline.spoil()) && pipeline.endGroup();
    }
    return taken;
  }

  /** Gives back what was not sent if another connection may be free; a lease has no other. */
  void passOn() {
    Request first = submissions.peek();
    if (first != null && !first.isLeased()) {
      giveBack();
    }
  }

  /** Gives back what was not sent. */
  void giveBack() {
    for (Request each = submissions.poll(); each != null; each = submissions.poll()) {
      reports.ended(each);
      each.returned();
    }
  }

  /**
   * Has the socket take what libpq was handed, now or when the poller says so; whether something
   * was sent, and all of it.
   */
  boolean flush(Registration poller) {
    if (leased) { // nobody else is about to send something
      return outgoing.sendNow();
    }
    return outgoing.send(pipeline.only() != null, poller);
  }

  /** Sends what there is, since the poller says so. */
  boolean flushNow() {
    return outgoing.sendNow();
  }

  /** The socket may take more by now. */
  void goOn() {
    outgoing.goOn();
  }

  /** Whether the socket took less than there was to send. */
  boolean isBlocked() {
    return outgoing.isBlocked();
  }

  /** The only statement on its way, if the server has all of it; null if there is none. */
  @Nullable Request only() {
    return outgoing.isBlocked() ? null : pipeline.only();
  }
}
