package org.loompq.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.Database;
import org.loompq.error.PipelineAbortedException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.SqlSyntaxException;
import org.loompq.runtime.TestServer;
import org.loompq.runtime.codec.Oid;
import org.loompq.runtime.connection.BoundValues;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/** Statements on a lease that do not wait for each other. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LeasePipelineTest {

  private static final SqlText LENGTH = new SqlText("", "SELECT length($1)", Oid.TEXT);
  private static final SqlText INSERT =
      new SqlText("", "INSERT INTO lease_pipeline VALUES (pg_backend_pid())");

  /** Longer than a shared connection waits before it gives back what it could not send. */
  @Test
  void waitsUntilTheServerReadsAgain() {
    try (Pool pool = Pool.open(TestServer.config().maxConnections(1).build());
        Lease lease = pool.lease();
        LeasePipeline pipeline = lease.pipeline()) {
      List<Request> requests =
          List.of(
              add(pipeline, new SqlText("", "SELECT pg_sleep(3.5)"), 0),
              add(pipeline, LENGTH, 30_000_000),
              add(pipeline, LENGTH, 10));
      pipeline.flush(false);
      for (Request each : requests) {
        pipeline.await(each).result().close();
      }
    }
  }

  /** And a statement that is never sent, in the middle of those that share a Sync. */
  @Test
  void whatItLeavesIsCancelledAlsoIfTheSocketIsFull() throws Exception {
    SqlText sleep = new SqlText("", "SELECT pg_sleep(60)");
    try (Database admin = TestServer.open(1);
        Pool pool = Pool.open(TestServer.config().maxConnections(1).build())) {
      Thread caller =
          Thread.startVirtualThread(
              () -> {
                try (Lease lease = pool.lease()) {
                  LeaseTransaction transaction = lease.begin(new SqlText("", "BEGIN"));
                  try (LeasePipeline pipeline = transaction.pipeline()) {
                    Request first = add(pipeline, sleep, 0);
                    add(pipeline, LENGTH, 30_000_000);
                    add(pipeline, LENGTH, 10);
                    pipeline.flush(false);
                    pipeline.await(first).result().close();
                  } finally {
                    transaction.end();
                  }
                } catch (QueryInterruptedException expected) {
                  // its lease is given back once the server is done
                }
              });
      String sleeps = "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
      await().until(() -> admin.execute(sleeps).rowCount() > 0);
      await().until(() -> caller.getState() == Thread.State.WAITING);
      caller.interrupt();
      caller.join();
      await().atMost(Duration.ofSeconds(8)).until(() -> pool.stats().idle() == 1);
      assertThat(pool.stats().retired()).isZero();
    }
  }

  private static Request add(LeasePipeline pipeline, SqlText text, int bytes) {
    BoundValues values = new BoundValues();
    if (bytes > 0) {
      values.beginText();
      values.writer().putBytes("x".repeat(bytes).getBytes(StandardCharsets.US_ASCII));
      values.end();
    }
    Request request = new Request(values);
    pipeline.add(text, request);
    return request;
  }

  /** It runs a look-up of its own behind them, which is none of theirs. */
  @Test
  void tellsOfEachStatementItselfAfterALookUpWasInterrupted() {
    SqlText sleep = new SqlText("", "SELECT pg_sleep(60)");
    SqlText lookUp = new SqlText("", "SELECT 'the look-up'");
    try (Pool pool = Pool.open(TestServer.config().maxConnections(1).build());
        Lease lease = pool.lease();
        LeasePipeline pipeline = lease.pipeline()) {
      Request sent = add(pipeline, sleep, 0);
      pipeline.flush(false);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> pipeline.ask(lookUp, new Request(new BoundValues())))
          .isInstanceOf(QueryInterruptedException.class)
          .hasMessageContaining(lookUp.toString());
      assertThat(Thread.interrupted()).isTrue();
      Request later = add(pipeline, INSERT, 0);
      assertThatThrownBy(() -> pipeline.await(sent))
          .isInstanceOf(PipelineAbortedException.class)
          .hasMessageStartingWith(sleep + " was on its way when its pipeline was left");
      assertThatThrownBy(() -> pipeline.await(later))
          .isInstanceOf(PipelineAbortedException.class)
          .hasMessageStartingWith(INSERT + " was not sent");
    }
  }

  @Test
  void nothingRunsOutsideOfATransactionThatCouldNotBegin() {
    try (Database admin = TestServer.open(1);
        Pool pool = Pool.open(TestServer.config().maxConnections(1).build())) {
      admin.execute("CREATE TABLE lease_pipeline (id int)");
      try (Lease lease = pool.lease()) {
        LeaseTransaction transaction =
            lease.begin(new SqlText("", "BEGIN ISOLATION LEVEL NONSENSE"));
        try (LeasePipeline pipeline = transaction.pipeline()) {
          List<Request> requests = new ArrayList<>();
          for (int i = 0; i < 4; i++) {
            Request request = new Request(new BoundValues());
            requests.add(request);
            pipeline.add(INSERT, request);
            if (i % 2 == 1) {
              pipeline.flush(false);
            }
          }
          assertThatThrownBy(() -> pipeline.await(requests.getFirst()))
              .isInstanceOf(SqlSyntaxException.class);
          for (Request each : requests.subList(1, 4)) {
            assertThatThrownBy(() -> pipeline.await(each))
                .isInstanceOf(PipelineAbortedException.class)
                .hasCauseInstanceOf(SqlSyntaxException.class);
          }
        }
        transaction.end();
      } finally {
        assertThat(admin.execute("SELECT * FROM lease_pipeline").rowCount()).isZero();
        admin.execute("DROP TABLE lease_pipeline");
      }
    }
  }
}
