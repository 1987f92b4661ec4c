package org.loompq.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.error.QueryTimeoutException;
import org.loompq.runtime.TestServer;
import org.loompq.runtime.connection.BoundValues;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/** Requests that are given to connections, while the pool's own thread looks elsewhere. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HandoverTest {

  private final UnattendedPool pool =
      new UnattendedPool(TestServer.config().minConnections(1).maxConnections(1).build());

  @AfterEach
  void close() {
    pool.close();
  }

  /** Neither there nor in the queue could that thread see it, and it plans for what it sees. */
  @Test
  void theDeadlineOfARequestThatLeavesTheQueueIsNotForgotten() {
    long now = System.nanoTime();
    long deadline = now + TimeUnit.MILLISECONDS.toNanos(300);
    Request request = new Request(new BoundValues());
    request.begin(new SqlText("", "SELECT pg_sleep(60)"), deadline);
    assertThat(pool.backlog.add(request, now, 1)).isTrue();

    pool.alarm.plan(now + TimeUnit.MINUTES.toNanos(1));
    pool.upkeep.checkDeadlines();
    pool.handover.serveBacklog();
    assertThat(pool.backlog.count()).isZero();
    while (System.nanoTime() - deadline < 0) {
      pool.alarm.sleep();
    }
    assertThatThrownBy(() -> request.await(Duration.ofMillis(300)))
        .isInstanceOf(QueryTimeoutException.class);
  }
}
