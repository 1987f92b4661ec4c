package org.loompq.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loompq.error.QueryInterruptedException;
import org.loompq.runtime.TestServer;
import org.loompq.runtime.libpq.Libpq;

/** Which statements a cancel request may have hit that was meant for another. */
class CancellationTest {

  private final long conn = Opener.open(ConnectionSettings.of(TestServer.config().build()));
  private final ExecutorService cancellers = Executors.newSingleThreadExecutor();
  private final AtomicInteger delivered = new AtomicInteger();
  private final Cancellation cancellation =
      new Cancellation(conn, cancellers, delivered::incrementAndGet);

  private final Request target = Request.describe();
  private final Request behind = Request.describe();
  private final Request sentLater = Request.describe();

  @AfterEach
  void close() {
    cancellers.close();
    Libpq.finish(conn);
  }

  private void deliver() {
    deliver(target);
  }

  private void deliver(Request abandoned) {
    int before = delivered.get();
    cancellation.begin(abandoned, 0);
    await().until(() -> delivered.get() > before);
  }

  /** A backend that has not begun with the statement ignores the signal. */
  @Test
  void isAskedForAgainIfItHasNoEffect() {
    RequestQueue sent = new RequestQueue();
    sent.add(begun(target));
    deliver();
    await()
        .until(
            () -> {
              assertThat(cancellation.goOn(sent, new Progress())).isFalse();
              return delivered.get() == 3;
            });
    assertThat(cancellation.completed(target, true, true)).isFalse();
  }

  /** In a transaction what was hit cannot be sent again. */
  @Test
  void nothingIsCancelledInFrontOfAStatementOfALease() {
    RequestQueue sent = new RequestQueue();
    begun(target).queue();
    assertThat(target.startSending()).isTrue();
    sent.add(target);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> target.await(Duration.ZERO))
        .isInstanceOf(QueryInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    begun(behind).queueInLease(List.of());
    sent.add(behind);
    cancellation.ownerLeft();
    assertThat(cancellation.goOn(sent, new Progress())).isFalse();
    assertThat(cancellation.isHolding()).isFalse();
    begun(behind).queue();
    cancellation.ownerLeft();
    assertThat(cancellation.goOn(sent, new Progress())).isFalse();
    assertThat(cancellation.isHolding()).isTrue();
  }

  private static Request begun(Request request) {
    request.begin(new SqlText("", "SELECT 1"), Deadline.NONE);
    return request;
  }

  @Test
  void aStatementThatWasBehindItsTargetMayBeHit() {
    deliver();
    assertThat(cancellation.completed(target, false, false)).isFalse();
    assertThat(cancellation.end(behind)).isTrue();
    assertThat(cancellation.completed(behind, true, false)).isTrue();
    assertThat(cancellation.completed(sentLater, true, true)).isFalse();
  }

  @Test
  void aStatementThatWasSentLaterIsCanceledBySomebodyElse() {
    deliver();
    assertThat(cancellation.completed(target, false, false)).isFalse();
    assertThat(cancellation.end(behind)).isTrue();
    assertThat(cancellation.completed(behind, false, false)).isFalse();
    assertThat(cancellation.completed(sentLater, true, true)).isFalse();
  }

  @Test
  void nothingIsInDangerOnceTheBackendHasNothingToDo() {
    deliver();
    assertThat(cancellation.completed(target, false, true)).isFalse();
    assertThat(cancellation.end(null)).isTrue();
    assertThat(cancellation.completed(sentLater, true, true)).isFalse();
  }

  @Test
  void theDangerOutlastsATargetThatEndsBeforeItsRequestIsSent() {
    deliver();
    assertThat(cancellation.completed(target, false, false)).isFalse();
    assertThat(cancellation.end(sentLater)).isTrue();
    cancellation.begin(behind, TimeUnit.MINUTES.toNanos(1));
    assertThat(cancellation.completed(behind, false, false)).isFalse();
    assertThat(cancellation.completed(sentLater, true, false)).isTrue();
  }

  @Test
  void theNextTargetPutsThoseBehindItInDangerAnew() {
    deliver();
    assertThat(cancellation.completed(target, false, false)).isFalse();
    assertThat(cancellation.end(behind)).isTrue();
    deliver(behind);
    assertThat(cancellation.completed(behind, false, false)).isFalse();
    assertThat(cancellation.end(sentLater)).isTrue();
    assertThat(cancellation.completed(sentLater, true, false)).isTrue();
  }

  @Test
  void aTargetThatWasHitLeavesNoDanger() {
    deliver();
    assertThat(cancellation.completed(target, true, false)).isFalse();
    assertThat(cancellation.end(behind)).isTrue();
    assertThat(cancellation.completed(behind, true, true)).isFalse();
  }
}
