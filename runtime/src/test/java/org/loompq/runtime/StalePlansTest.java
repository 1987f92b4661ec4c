package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.Database;
import org.loompq.Row;

/** Tables that change while statements on them are prepared on many connections. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StalePlansTest {

  private static final String ALL = "SELECT * FROM stale_shape";

  /** A statement that is tried again may meet a stale plan on every other connection, too. */
  @ParameterizedTest
  @ValueSource(ints = {8, 32})
  void noCallerNoticesThatATableChangesAllTheTime(int connections) throws Exception {
    try (Database admin = TestServer.open(1);
        Database db =
            Database.open(
                TestServer.config()
                    .minConnections(connections)
                    .maxConnections(connections)
                    .build())) {
      admin.execute("CREATE TABLE stale_shape (id bigint)");
      admin.execute("INSERT INTO stale_shape VALUES (42)");
      await().until(() -> db.stats().open() == connections);
      db.execute(ALL);
      AtomicBoolean ended = new AtomicBoolean();
      AtomicInteger changed = new AtomicInteger();
      Thread changes = Thread.startVirtualThread(() -> change(admin, ended, changed));
      AtomicInteger widest = new AtomicInteger();
      try {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        Callers.run(
            64,
            _ -> {
              while (System.nanoTime() < end) {
                Row row = db.execute(ALL).one();
                assertThat(row.get("id", Long.class)).isEqualTo(42);
                widest.accumulateAndGet(row.columns().size(), Math::max);
              }
            });
      } finally {
        ended.set(true);
        changes.join();
        admin.execute("DROP TABLE stale_shape");
      }
      assertThat(changed.get()).isPositive();
      assertThat(widest.get()).as("columns seen").isEqualTo(2);
    }
  }

  @Test
  void leavesNoStatementOfAnOldPlanOnTheServer() {
    try (Database admin = TestServer.open(1);
        Database db = TestServer.open(1)) {
      admin.execute("CREATE TABLE stale_names (id bigint)");
      try {
        for (int i = 0; i < 20; i++) {
          assertThat(db.execute("SELECT * FROM stale_names").columns()).hasSize(1 + i);
          admin.execute("ALTER TABLE stale_names ADD COLUMN extra" + i + " int");
        }
        long kept =
            db.execute(
                    """
                    SELECT count(*) FROM pg_prepared_statements
                    WHERE statement = 'SELECT * FROM stale_names'\
                    """)
                .scalar(Long.class);
        assertThat(kept).isEqualTo(1);
      } finally {
        admin.execute("DROP TABLE stale_names");
      }
    }
  }

  /** A table has at most 1600 columns, counting those that were dropped. */
  private static void change(Database admin, AtomicBoolean ended, AtomicInteger changed) {
    while (!ended.get() && changed.get() < 1_500) {
      admin.execute("ALTER TABLE stale_shape ADD COLUMN extra int");
      admin.execute("ALTER TABLE stale_shape DROP COLUMN extra");
      admin.execute("ALTER TABLE stale_shape ALTER COLUMN id TYPE int");
      admin.execute("ALTER TABLE stale_shape ALTER COLUMN id TYPE bigint");
      changed.incrementAndGet();
    }
  }
}
