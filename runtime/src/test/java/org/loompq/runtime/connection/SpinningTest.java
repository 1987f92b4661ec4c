package org.loompq.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.error.QueryTimeoutException;
import org.loompq.runtime.TestServer;

/** Whose answer is read for by its own caller, and whose by the poller. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SpinningTest {

  private final Spinning spinning = new Spinning();

  /** On its way, and its owner has submitted it himself. */
  private static Request sent() {
    Request request = Request.describe();
    request.begin(new SqlText("", "SELECT 1"), Deadline.NONE);
    request.queue();
    request.beingSubmitted(true);
    assertThat(request.startSending()).isTrue();
    return request;
  }

  private boolean begins(Request request) {
    return spinning.begins(request, Registration.NONE);
  }

  @Test
  void whoHasGivenUpIsReadForByThePoller() {
    Request request = sent();
    assertThat(begins(request)).isTrue();
    assertThat(spinning.spin(request, () -> {})).isTrue();
    assertThat(begins(request)).isFalse();
  }

  @Test
  void whoHasGivenUpMayBeginAnotherTime() {
    Request request = sent();
    assertThat(begins(request)).isTrue();
    assertThat(spinning.spin(request, () -> {})).isTrue();
    spinning.answered(0);
    assertThat(begins(request)).isTrue();
    assertThat(begins(request)).isTrue();
  }

  @Test
  void anAnswerDoesNotUndoThatTheNextHasGivenUp() {
    Request first = sent();
    Request next = sent();
    assertThat(begins(first)).isTrue();
    boolean gaveUp =
        spinning.spin(
            first,
            () -> { // while its owner is about to look whether it is back
              spinning.answered(0);
              assertThat(begins(next)).isTrue();
              assertThat(spinning.spin(next, () -> {})).isTrue();
            });
    assertThat(gaveUp).isFalse();
    assertThat(begins(next)).isFalse();
  }

  /**
   * As happens to one who has joined the pool's queue: he works for another, and with the end of
   * that his own statement is submitted, by himself and without his looking for it.
   */
  @Test
  void whoWorksForAnotherDoesNotReadForHimself() {
    Request own = new Request(new BoundValues());
    own.begin(new SqlText("", "SELECT pg_sleep(0.1)"), Deadline.NONE);
    Fills fills = new Fills(own);
    try (OpenedConnection opened = new OpenedConnection(TestServer.config().build(), fills)) {
      fills.connection = opened.connection();
      opened.connection().submit(left());
      OpenedConnection.await(own).result().close();
    }
  }

  /** One whose owner has left before it was sent, so that it ends as soon as it is submitted. */
  private static Request left() {
    Request request = new Request(new BoundValues());
    request.begin(new SqlText("", "SELECT 1"), System.nanoTime());
    request.queue();
    assertThatThrownBy(() -> request.await(Duration.ZERO))
        .isInstanceOf(QueryTimeoutException.class);
    return request;
  }

  /** Submits a statement when another has ended, as a pool does. */
  private static final class Fills extends OpenedConnection.Ignoring {
    private final Request waiting;
    private @Nullable Connection connection;

    Fills(Request waiting) {
      this.waiting = waiting;
    }

    @Override
    public void ended() {
      Connection shared = connection;
      connection = null;
      if (shared != null) {
        waiting.queue();
        shared.submit(waiting);
      }
    }
  }
}
