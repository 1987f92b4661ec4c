package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.error.AcquireTimeoutException;

/** Connections that cannot be opened while the pool is in use. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpeningFailureTest {

  private final Database admin = TestServer.open(1);
  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final Logger logger = Logger.getLogger("org.loompq.pool");
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(entry.getLevel() + " " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    admin.execute("CREATE ROLE opening_failure LOGIN PASSWORD 'unspoken'");
    logger.addHandler(handler);
  }

  @AfterEach
  void close() {
    logger.removeHandler(handler);
    admin.execute("DROP ROLE opening_failure");
    admin.close();
  }

  private static DatabaseConfig config() {
    String url = TestServer.url().replaceFirst("//[^@]*@", "//opening_failure:unspoken@");
    return DatabaseConfig.builder(url)
        .minConnections(1)
        .maxConnections(2)
        .acquireTimeout(Duration.ofMillis(300))
        .build();
  }

  @Test
  void isLoggedOnceAndSoIsItsEnd() {
    try (Database db = Database.open(config())) {
      admin.execute("ALTER ROLE opening_failure NOLOGIN");
      db.lease(
          held -> {
            assertThatThrownBy(() -> db.lease(other -> other.execute("SELECT 1")))
                .isInstanceOf(AcquireTimeoutException.class)
                .hasMessageContaining("(acquireTimeout 300ms)");
            long failures = db.stats().openFailures();
            await()
                .untilAsserted(
                    () -> {
                      assertThatThrownBy(() -> db.lease(other -> other.execute("SELECT 1")))
                          .isInstanceOf(AcquireTimeoutException.class);
                      assertThat(db.stats().openFailures()).isGreaterThan(failures + 1);
                    });
            assertThat(logged)
                .singleElement()
                .asString()
                .startsWith("WARNING a connection could not be opened, and is tried again")
                .contains("role \"opening_failure\" is not permitted to log in")
                .doesNotContain("unspoken");

            admin.execute("ALTER ROLE opening_failure LOGIN");
            await()
                .ignoreExceptions()
                .until(() -> db.lease(other -> other.execute("SELECT 1").rowCount() == 1));
            return held.execute("SELECT 1");
          });
      assertThat(logged)
          .hasSize(2)
          .element(1)
          .asString()
          .startsWith("INFO connections can be opened again, after ")
          .contains(" attempts failed");
    }
  }
}
