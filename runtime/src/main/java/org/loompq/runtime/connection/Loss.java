package org.loompq.runtime.connection;

import org.jspecify.annotations.Nullable;
import org.loompq.error.ConnectionException;
import org.loompq.runtime.libpq.Libpq;

/**
 * The end of a connection's use, for one of these reasons, and what the owners of requests are told
 * of it: of each whether it may have taken effect. Those that surely have not go back, to be sent
 * elsewhere. For the connection's worker, but for {@link #hasHappened} and {@link
 * #wasLeftInTransaction}.
 */
final class Loss {

  private final long conn;
  private final String target;
  private final Pipeline pipeline;
  private final RequestQueue sent;
  private final Sending sending;
  private final Progress progress;
  private final Cancellation cancellation;
  private final Reports reports;
  private volatile String whyLost = "it was closed";
  private volatile boolean happened;
  private volatile boolean leftInTransaction;

  Loss(
      long conn,
      Pipeline pipeline,
      Sending sending,
      Progress progress,
      Cancellation cancellation,
      Reports reports) {
    this.conn = conn;
    this.target = Libpq.host(conn) + ":" + Libpq.port(conn) + "/" + Libpq.db(conn);
    this.pipeline = pipeline;
    this.sent = pipeline.sent();
    this.sending = sending;
    this.progress = progress;
    this.cancellation = cancellation;
    this.reports = reports;
  }

  /** Whether the connection must not be used any more. */
  boolean hasHappened() {
    return happened;
  }

  /** Why it must not, in words; for any thread that knows it must not. */
  String reason() {
    return whyLost;
  }

  /** Whether it is since a statement left a transaction open. */
  boolean wasLeftInTransaction() {
    return leftInTransaction;
  }

  // Reasons

  /** The server or the network has gone, as libpq says. */
  void byLibpq() {
    because(Libpq.errorMessage(conn).strip(), null);
  }

  /** The server or the network does not react, or we have failed. */
  void because(String reason, @Nullable Throwable cause) {
    if (!happened) {
      whyLost = reason;
    }
    lose(() -> connectionLost(reason, cause));
  }

  /** Libpq cannot be asked for the answer to the first statement, or has begun a COPY with it. */
  void outOfStep() {
    Request head = pipeline.head();
    boolean copy = head != null && head.answer().isCopy();
    lose(copy ? this::beganCopy : () -> connectionLost("libpq gave no answer", null));
  }

  /** It is closed by its user, who does not wait for those that still run. */
  void closed() {
    lose(this::failAllAsClosed);
  }

  /** The statement that has just ended has left a transaction open, which closing rolls back. */
  void leftInTransaction(Request culprit) {
    leftInTransaction = true;
    lose(() -> openedTransaction(culprit));
  }

  private void lose(Runnable tellOwners) {
    if (happened) {
      return;
    }
    happened = true;
    tellOwners.run();
    progress.ended();
    cancellation.forget();
    sending.giveBack();
    reports.broke();
  }

  /** What is left to be done once it has happened: nobody may be left behind. */
  void finish() {
    if (!sent.isEmpty()) { // telling them was interrupted
      connectionLost("an error on the way", null);
    }
    sending.giveBack();
  }

  // What owners are told

  private void connectionLost(String reason, @Nullable Throwable cause) {
    Request head = sent.first();
    if (head == null) {
      return;
    }
    boolean undone = head.answer().isKnownUndone(head.text());
    fail(poll(), head.answer().lossReason(reason), undone, cause);
    while (!sent.isEmpty()) {
      if (undone) { // the backend had ended before it came to these
        giveBackFirst();
      } else {
        fail(poll(), reason, false, cause);
      }
    }
  }

  private void failAllAsClosed() {
    while (!sent.isEmpty()) {
      Request each = poll();
      each.answer()
          .fail(
              () ->
                  new ConnectionException(
                      "the database was closed while "
                          + each.text()
                          + " ran; whether it took effect is unknown",
                      null,
                      false));
      each.answered();
    }
  }

  private void openedTransaction(Request culprit) {
    culprit
        .answer()
        .fail(
            () ->
                new IllegalArgumentException(
                    "the statement opened a transaction on a pooled connection: "
                        + culprit.text()
                        + "; it was rolled back, since every statement here is a transaction of"
                        + " its own"));
    reports.ended(culprit);
    culprit.answered();
  }

  private void beganCopy() {
    Request culprit = poll();
    String message =
        "COPY cannot run as a query: " + culprit.text() + "; its connection was closed";
    culprit.answer().fail(() -> new IllegalArgumentException(message));
    culprit.answered();
    connectionLost("COPY was run on it", null);
  }

  private Request poll() {
    Request polled = sent.poll();
    if (polled == null) {
      throw new IllegalStateException("no statement was sent");
    }
    reports.ended(polled);
    return polled;
  }

  private void giveBackFirst() {
    poll().returned();
  }

  private void fail(Request each, String reason, boolean undone, @Nullable Throwable cause) {
    each.answer()
        .fail(
            () ->
                new ConnectionException(
                    "the connection to "
                        + target
                        + " was lost while "
                        + each.text()
                        + " ran: "
                        + reason
                        + (undone
                            ? "; the statement had no effect"
                            : "; whether the statement took effect is unknown"),
                    cause,
                    undone));
    each.answered();
  }
}
