package org.loompq.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.loompq.error.QueryInterruptedException;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/** Who waits in which order, and who is forgotten. */
class QueuesTest {

  private final Waiters waiters = new Waiters();
  private final Backlog backlog = new Backlog();

  @Test
  void whoComesBackIsWhereHeWasAlsoWhenTheQueueIsFull() {
    long now = System.nanoTime();
    Waiter fresh = new Waiter(now - 10, false);
    Waiter first = new Waiter(now - 40, true);
    Waiter second = new Waiter(now - 30, true);
    assertThat(waiters.add(fresh, 1)).isTrue();
    assertThat(waiters.add(first, 1)).isTrue();
    assertThat(waiters.add(second, 1)).isTrue();
    assertThat(waiters.add(new Waiter(now, false), 1)).isFalse();
    waiters.expire(now - 20);
    assertThat(first.isWaiting()).isFalse();
    assertThat(second.isWaiting()).isFalse();
    assertThat(fresh.isWaiting()).isTrue();
    assertThat(waiters.oldestSince(now)).isEqualTo(now - 10);
  }

  /** Otherwise the pool's thread would look after him again and again, in no time. */
  @Test
  void aRequestWhoseOwnerHasLeftTheBacklogIsForgotten() {
    long now = System.nanoTime();
    Request left = Request.describe();
    left.begin(new SqlText("", "SELECT 1"), now + TimeUnit.MINUTES.toNanos(1));
    assertThat(backlog.add(left, now, 1)).isTrue();
    assertThat(backlog.earliestDeadlineAfter(now)).isEqualTo(left.deadline());
    assertThat(backlog.earliestDeadlineAfter(left.deadline())).isEqualTo(Deadline.NONE);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> left.await(Duration.ZERO))
        .isInstanceOf(QueryInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    backlog.left();
    backlog.expire(now - 1, now);
    assertThat(backlog.earliestDeadlineAfter(now)).isEqualTo(Deadline.NONE);
    assertThat(backlog.oldestSince(7)).isEqualTo(7);
    assertThat(backlog.count()).isZero();
  }
}
