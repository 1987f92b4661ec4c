package org.loompq.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.Notification;
import org.loompq.runtime.StallingProxy;
import org.loompq.runtime.TestServer;
import org.loompq.runtime.connection.ConnectionSettings;
import org.loompq.runtime.connection.Connector;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Pollers;
import org.loompq.runtime.connection.Readiness;

/** A listener that soon wants to know whether the server is still there. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ListenerTest {

  private static final String NAME = "listener_that_asks";

  private final Pollers pollers = Pollers.create();
  private final Readiness readiness = pollers.readiness(0);

  @AfterEach
  void close() {
    readiness.close();
    pollers.close();
  }

  private Listener listener(String url, String channel, Duration untilLost) {
    return new Listener(
        new ListeningConnection.Maker(
            Channels.of(channel),
            new Connector(ConnectionSettings.of(DatabaseConfig.builder(url).build())),
            readiness,
            new ListeningConnection.Patience(Duration.ofMillis(20), untilLost)));
  }

  @Test
  void noticesAPeerThatHasGoneWithoutAWord() throws Exception {
    try (StallingProxy proxy = new StallingProxy();
        Database db = TestServer.open(1)) {
      Listener listener = listener(proxy.url(), "silent", Duration.ofSeconds(3));
      listener.start();
      proxy.silence();
      db.notify("silent", "missed");
      assertThat(take(listener)).isEqualTo(Notification.RECONNECT);
      db.notify("silent", "after");
      assertThat(take(listener).payload()).isEqualTo("after");
      end(listener);
    }
  }

  @Test
  void keepsAConnectionWhosePeerAnswers() throws Exception {
    try (Database db = TestServer.open(1)) {
      String url = TestServer.url();
      String named = url + (url.indexOf('?') < 0 ? "?" : "&") + "application_name=" + NAME;
      Listener listener = listener(named, "answering", Duration.ofSeconds(20));
      listener.start();
      Set<Instant> asked = new HashSet<>();
      await().until(() -> addLast(asked, db) > 3);
      db.notify("answering", "p");
      assertThat(take(listener).payload()).isEqualTo("p");
      end(listener);
    }
  }

  /** Adds when the listener has asked last; how often it was found to have done so. */
  private static int addLast(Set<Instant> asked, Database db) {
    db.execute(
            "SELECT query_start FROM pg_stat_activity WHERE application_name = $1 AND query = $2",
            NAME,
            "SELECT 1")
        .all()
        .forEach(row -> asked.add(row.getInstant(0)));
    return asked.size();
  }

  private static Notification take(Listener listener) throws InterruptedException {
    Notification taken = listener.inbox().take(Deadline.after(Duration.ofSeconds(20)));
    assertThat(taken).isNotNull();
    return taken;
  }

  private static void end(Listener listener) {
    listener.close();
    listener.ended().join();
  }
}
