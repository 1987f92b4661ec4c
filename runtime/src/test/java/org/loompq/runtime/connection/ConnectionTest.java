package org.loompq.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loompq.error.ConnectionException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.ServerException;
import org.loompq.runtime.TestServer;
import org.loompq.runtime.libpq.ResultHandle;

/** A connection without its pool, whose refusals do not stand before it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectionTest {

  private static final Logger LOGGER = Logger.getLogger("org.loompq.connection");

  private static OpenedConnection open(Connection.Observer observer) {
    return new OpenedConnection(TestServer.config().build(), observer);
  }

  @ParameterizedTest
  @CsvSource({
    "BEGIN, opened a transaction",
    "COPY (SELECT 1) TO STDOUT, COPY cannot run",
    "COPY pg_catalog.pg_class FROM STDIN, COPY cannot run"
  })
  void isUsedNoMoreAfterAStatementThatLeavesItOccupied(String sql, String message) {
    try (OpenedConnection opened = open(new OpenedConnection.Ignoring())) {
      assertThatThrownBy(() -> opened.execute(sql))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(message);
      assertThat(opened.connection().isUsable()).isFalse();
    }
  }

  @Test
  void knowsThatAStatementHasLeftATransactionOpen() {
    try (OpenedConnection opened = open(new OpenedConnection.Ignoring())) {
      assertThat(opened.connection().wasLeftInTransaction()).isFalse();
      assertThatThrownBy(() -> opened.execute("BEGIN"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(opened.connection().wasLeftInTransaction()).isTrue();
    }
  }

  @Test
  void isUsedAgainAfterAStatementThatFails() {
    try (OpenedConnection opened = open(new OpenedConnection.Ignoring())) {
      assertThatThrownBy(() -> opened.execute("SELECT 1 / 0")).hasMessageContaining("zero");
      assertThat(opened.connection().isUsable()).isTrue();
      opened.execute("SELECT 1").result().close();
    }
  }

  @Test
  void sendsAStatementBehindOneThatStillRuns() {
    try (OpenedConnection opened = open(new OpenedConnection.Ignoring())) {
      Request running = opened.submit("SELECT pg_sleep(1)");
      Request behind = opened.submit("SELECT 1");
      await().pollInterval(Duration.ofMillis(1)).until(behind::isSent);
      assertThat(running.isBack()).isFalse();
      OpenedConnection.await(running).result().close();
      OpenedConnection.await(behind).result().close();
    }
  }

  @Test
  void saysThatThereIsRoomWhenACallerHasLeftBeforeHisStatementWasSent() {
    AtomicInteger ended = new AtomicInteger();
    AtomicInteger progressed = new AtomicInteger();
    Connection.Observer counting =
        new OpenedConnection.Ignoring() {
          @Override
          public void ended() {
            ended.incrementAndGet();
          }

          @Override
          public void progressed() {
            progressed.incrementAndGet();
          }
        };
    try (OpenedConnection opened = open(counting)) {
      Request left = new Request(new BoundValues());
      left.begin(new SqlText("", "SELECT 1"), Deadline.NONE);
      left.queue();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> left.await(Duration.ZERO))
          .isInstanceOf(QueryInterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();
      opened.connection().submit(left);
      assertThat(ended.get()).isEqualTo(1);
      assertThat(progressed.get()).isEqualTo(1);
    }
  }

  @Test
  void answersEverybodyThoughItsUserFails() throws Exception {
    LOGGER.setLevel(Level.OFF); // the failures are known
    try (OpenedConnection opened = open(new Failing());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> callers = Collections.nCopies(4, () -> callTwice(opened));
      for (Future<Void> each : threads.invokeAll(callers)) {
        each.get();
      }
      assertThat(opened.connection().isUsable()).isTrue();
      assertThatThrownBy(() -> opened.execute("SELECT pg_terminate_backend(pg_backend_pid())"))
          .isInstanceOf(ConnectionException.class);
    } finally {
      LOGGER.setLevel(null);
    }
  }

  private static @Nullable Void callTwice(OpenedConnection opened) {
    assertThatThrownBy(() -> opened.execute("SELECT 1 / 0")).isInstanceOf(ServerException.class);
    try (ResultHandle result = opened.execute("SELECT 1").result()) {
      assertThat(result.rows()).isEqualTo(1);
    }
    return null;
  }

  /** A user in whom everything goes wrong. */
  private static final class Failing implements Connection.Observer {

    @Override
    public void ended() {
      throw new IllegalStateException("ended");
    }

    @Override
    public void progressed() {
      throw new AssertionError("progressed");
    }

    @Override
    public void broke() {
      throw new IllegalStateException("broke");
    }

    @Override
    public void deadline(long when) {
      throw new IllegalStateException("deadline");
    }
  }
}
