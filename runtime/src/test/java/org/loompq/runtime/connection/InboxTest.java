package org.loompq.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.Notification;
import org.loompq.runtime.TestServer;

/** How many notifications are in memory. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InboxTest {

  private static final int MANY = 20_000;

  /** What libpq reads at once: a buffer of 16 KiB, or of twice that, with 12 bytes for each. */
  private static final int READ_AT_ONCE = 32 * 1024 / 12;

  @Test
  void readsNoMoreThanEnough() throws Exception {
    try (OpenedConnection listening = open();
        OpenedConnection sending = open()) {
      Inbox inbox = new Inbox();
      listening.connection().deliverTo(inbox);
      listening.execute("LISTEN inbox").result().close();
      sending.execute(many()).result().close();
      await().until(() -> inbox.size() >= Inbox.ENOUGH);

      for (int i = 1; i <= MANY; i++) {
        assertThat(inbox.size()).isLessThan(Inbox.ENOUGH + READ_AT_ONCE);
        Notification taken = inbox.take(Deadline.after(Duration.ofSeconds(20)));
        assertThat(taken).isNotNull();
        assertThat(taken.payload()).isEqualTo("" + i);
      }
      assertThat(inbox.size()).isZero();
    }
  }

  /** It has come back to life, as a network does, and was not closed yet. */
  @Test
  void takesNothingOfAConnectionThatWasGivenUpBehindTheMark() throws Exception {
    try (OpenedConnection silent = open();
        OpenedConnection next = open();
        OpenedConnection sending = open()) {
      Inbox inbox = new Inbox();
      silent.connection().deliverTo(inbox);
      silent.execute("LISTEN inbox").result().close();
      sending.execute("NOTIFY inbox, 'before'").result().close();
      await().until(() -> inbox.size() == 1);

      inbox.reconnected();
      sending.execute("NOTIFY inbox, 'late'").result().close();
      awaitDelivery(silent);
      next.connection().deliverTo(inbox);
      next.execute("LISTEN inbox").result().close();
      sending.execute("NOTIFY inbox, 'after'").result().close();
      awaitDelivery(silent);
      awaitDelivery(next);

      List<String> payloads = new ArrayList<>();
      while (inbox.size() > 0) {
        Notification taken = inbox.take(Deadline.NONE);
        assertThat(taken).isNotNull();
        payloads.add(taken.isReconnect() ? "the mark" : taken.payload());
      }
      assertThat(payloads).containsExactly("before", "the mark", "after");
    }
  }

  /** The first answer comes behind what was sent before, and is told before that is delivered. */
  private static void awaitDelivery(OpenedConnection listening) {
    listening.execute("SELECT 1").result().close();
    listening.execute("SELECT 1").result().close();
  }

  private static OpenedConnection open() {
    return new OpenedConnection(TestServer.config().build(), new OpenedConnection.Ignoring());
  }

  private static String many() {
    return "SELECT count(pg_notify('inbox', i::text)) FROM generate_series(1, " + MANY + ") i";
  }

  @Test
  void isNotQuietWhileSomeWaitToBeTaken() throws Exception {
    Inbox inbox = new Inbox();
    long later = System.nanoTime() + 1_000_000_000;
    assertThat(inbox.quietFor(later)).isPositive();
    inbox.reconnected();
    assertThat(inbox.quietFor(later)).isZero();
    assertThat(inbox.take(Deadline.NONE)).isEqualTo(Notification.RECONNECT);
    assertThat(inbox.quietFor(later)).isPositive();
  }
}
