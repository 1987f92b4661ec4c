package org.loompq.runtime.connection;

import org.jspecify.annotations.Nullable;
import org.loompq.runtime.libpq.Libpq;

/** The way of answers from the socket to those who wait for them. For the connection's worker. */
final class Receiving {

  private final long conn;
  private final Pipeline pipeline;
  private final Sending sending;
  private final Progress progress;
  private final Cancellation cancellation;
  private final Spinning spinning;
  private final Loss loss;
  private final Reports reports;
  private final Notices notices;
  private final boolean readTwice;

  /** Where notifications go; null if nobody listens. Written before the worker is told. */
  private volatile Inbox.@Nullable Source inbox;

  Receiving(
      long conn,
      Pipeline pipeline,
      Sending sending,
      Progress progress,
      Cancellation cancellation,
      Spinning spinning,
      Loss loss,
      Reports reports,
      Notices notices) {
    this.conn = conn;
    this.pipeline = pipeline;
    this.sending = sending;
    this.progress = progress;
    this.cancellation = cancellation;
    this.spinning = spinning;
    this.loss = loss;
    this.reports = reports;
    this.notices = notices;
    this.readTwice = HeldBackBytes.arePossible(conn);
  }

  /** Takes notifications as well from now on; for any thread, which then calls the worker. */
  void deliverTo(Inbox.Source readers) {
    inbox = readers;
  }

  /** Whether the socket is to be read when something comes. */
  boolean isAwaiting() {
    return (!pipeline.isEmpty() || inbox != null) && !isHalted();
  }

  private boolean isHalted() {
    return pipeline.isHalted() || isInboxFull();
  }

  private boolean isInboxFull() {
    Inbox.Source readers = inbox;
    return readers != null && readers.isFull();
  }

  /** Takes what has come; true if that ended a statement. */
  boolean receive() {
    notices.beforeReading();
    boolean answered = false;
    boolean open = true;
    boolean again;
    int reads = 0;
    do {
      if (!pipeline.hasMore() && !isInboxFull()) {
        open = read();
        reads++;
      }
      again = readTwice && reads < 2;
      for (Request done = pipeline.receive(); done != null; done = next()) {
        answered = true;
        again = readTwice;
        complete(done);
      }
      if (notices.came()) {
        again = true; // the last words of a backend come just before the end of the stream
      }
      takeNotifications();
    } while (again && open && !loss.hasHappened() && !isHalted());
    judge(open);
    if (answered) {
      reports.progressed();
    }
    return answered;
  }

  /** Reads the socket; false if it has come to its end. */
  private boolean read() {
    if (!pipeline.copying().beforeReading()) {
      return true;
    }
    boolean open = Libpq.consumeInput(conn) == 1;
    progress.received();
    boolean unasked = pipeline.isEmpty() && Libpq.isBusy(conn) != 0; // which parses what has come
    return open && !unasked;
  }

  /** They come with anything else, or alone; also just before the end of the stream. */
  private void takeNotifications() {
    Inbox.Source readers = inbox;
    if (readers != null) {
      readers.takeFrom(conn);
    }
  }

  private @Nullable Request next() {
    return loss.hasHappened() ? null : pipeline.receive();
  }

  private void judge(boolean open) {
    if (loss.hasHappened()) {
      return;
    }
    if (pipeline.isOutOfStep()) {
      loss.outOfStep();
    } else if (!open || Libpq.status(conn) != Libpq.CONNECTION_OK) {
      loss.byLibpq();
    } else {
      sending.goOn();
    }
  }

  private void complete(Request done) {
    long took = progress.answered(pipeline.isEmpty());
    boolean stray = cancellation.completed(done, done.answer().isCanceled(), progress.isDrained());
    // With others behind, libpq does not tell. But none is put behind a statement's first run,
    // and one that leaves a transaction open does so then.
    if (!done.isLeased() && progress.isDrained() && pipeline.isInTransaction()) {
      loss.leftInTransaction(done);
      return;
    }
    spinning.answered(took);
    if (!done.isInPieces() && !done.sharesSync()) { // whose owner or others have a part in that
      done.text().took(took);
    }
    reports.ended(done); // first, so that its owner finds the connection free
    if (done.answer().wasSkipped() || (stray && done.text().isOneTransaction())) {
      done.returned();
    } else {
      done.answered();
    }
    Request next = pipeline.head();
    if (next != null && next.isAbandoned()) {
      cancellation.ownerLeft();
    }
  }

  /** Frees what it used, once nothing is received any more. */
  void close() {
    notices.close();
  }
}
