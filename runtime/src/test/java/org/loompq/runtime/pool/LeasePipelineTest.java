package org.loompq.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.Database;
import org.loompq.error.PipelineAbortedException;
import org.loompq.error.SqlSyntaxException;
import org.loompq.runtime.TestServer;
import org.loompq.runtime.connection.BoundValues;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/** Statements on a lease that do not wait for each other. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LeasePipelineTest {

  private static final SqlText INSERT =
      new SqlText("", "INSERT INTO lease_pipeline VALUES (pg_backend_pid())");

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
