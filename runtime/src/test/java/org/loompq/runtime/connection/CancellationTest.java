package org.loompq.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loompq.runtime.TestServer;
import org.loompq.runtime.libpq.Libpq;

/** Which statements a cancel request may have hit that was meant for another. */
class CancellationTest {

  private final long conn = Opener.open(ConnectionSettings.of(TestServer.config().build()));
  private final ExecutorService cancellers = Executors.newSingleThreadExecutor();
  private final CountDownLatch delivered = new CountDownLatch(1);
  private final Cancellation cancellation =
      new Cancellation(conn, cancellers, delivered::countDown);

  private final Request target = Request.describe();
  private final Request behind = Request.describe();
  private final Request sentLater = Request.describe();

  @AfterEach
  void close() {
    cancellers.close();
    Libpq.finish(conn);
  }

  private void deliver() throws InterruptedException {
    cancellation.begin(target, 0);
    assertThat(delivered.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aStatementThatWasBehindItsTargetMayBeHit() throws Exception {
    deliver();
    assertThat(cancellation.completed(target, false, false)).isFalse();
    assertThat(cancellation.isOver(behind)).isTrue();
    assertThat(cancellation.completed(behind, true, false)).isTrue();
    assertThat(cancellation.completed(sentLater, true, true)).isFalse();
  }

  @Test
  void aStatementThatWasSentLaterIsCanceledBySomebodyElse() throws Exception {
    deliver();
    assertThat(cancellation.completed(target, false, false)).isFalse();
    assertThat(cancellation.isOver(behind)).isTrue();
    assertThat(cancellation.completed(behind, false, false)).isFalse();
    assertThat(cancellation.completed(sentLater, true, true)).isFalse();
  }

  @Test
  void nothingIsInDangerOnceTheBackendHasNothingToDo() throws Exception {
    deliver();
    assertThat(cancellation.completed(target, false, true)).isFalse();
    assertThat(cancellation.isOver(null)).isTrue();
    assertThat(cancellation.completed(sentLater, true, true)).isFalse();
  }

  @Test
  void theDangerOutlastsATargetThatEndsBeforeItsRequestIsSent() throws Exception {
    deliver();
    assertThat(cancellation.completed(target, false, false)).isFalse();
    assertThat(cancellation.isOver(sentLater)).isTrue();
    cancellation.begin(behind, TimeUnit.MINUTES.toNanos(1));
    assertThat(cancellation.completed(behind, false, false)).isFalse();
    assertThat(cancellation.completed(sentLater, true, false)).isTrue();
  }

  @Test
  void aTargetThatWasHitLeavesNoDanger() throws Exception {
    deliver();
    assertThat(cancellation.completed(target, true, false)).isFalse();
    assertThat(cancellation.isOver(behind)).isTrue();
    assertThat(cancellation.completed(behind, true, true)).isFalse();
  }
}
