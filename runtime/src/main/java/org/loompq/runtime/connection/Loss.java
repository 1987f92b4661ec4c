package org.loompq.runtime.connection;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ConnectionException;

/**
 * What the owners of requests are told when their connection cannot be used any more: of each
 * whether it may have taken effect. Those that surely have not go back, to be sent elsewhere.
 */
final class Loss {

  private final String target;
  private final RequestQueue sent;
  private final Consumer<Request> ended;

  /**
   * For one connection.
   *
   * @param target what errors call it
   * @param sent the requests on their way
   * @param ended called for each request, before its owner is
   */
  Loss(String target, RequestQueue sent, Consumer<Request> ended) {
    this.target = target;
    this.sent = sent;
    this.ended = ended;
  }

  /** The server or the network has gone. */
  void connectionLost(String reason, @Nullable Throwable cause) {
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

  /** It is closed by its user, who does not wait for those that still run. */
  void closed() {
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

  /** The statement that has just ended has left a transaction open, which closing rolls back. */
  void leftInTransaction(Request culprit) {
    culprit
        .answer()
        .fail(
            () ->
                new IllegalArgumentException(
                    "the statement opened a transaction on a pooled connection: "
                        + culprit.text()
                        + "; it was rolled back, since every statement here is a transaction of"
                        + " its own"));
    ended.accept(culprit);
    culprit.answered();
    while (!sent.isEmpty()) {
      giveBackFirst(); // they ran in that transaction
    }
  }

  /** The first began a COPY, which nobody here can go on with. */
  void beganCopy() {
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
    ended.accept(polled);
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
