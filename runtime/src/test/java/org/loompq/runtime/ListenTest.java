package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;
import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.Notification;
import org.loompq.Notifications;
import org.loompq.error.ConnectionException;
import org.loompq.error.PgException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.ServerException;
import org.loompq.runtime.connection.Pollers;

/** Notifications, and what becomes of them when connections are lost. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ListenTest {

  private static final Logger LOGGER = Logger.getLogger("org.loompq.pool");
  private static final int MANY = 10_000;

  private static Database db;

  @BeforeAll
  static void open() {
    db = TestServer.open(2);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  // What is sent and received

  @Test
  void givesWhatWasSentInOrderWithItsSender() {
    try (Notifications orders = db.listen("orders")) {
      db.notify("orders", "1");
      int sender =
          db.execute("SELECT pg_backend_pid() FROM pg_notify('orders', '\u00fc')")
              .scalar(Integer.class);
      db.execute("NOTIFY orders");
      db.notify("another", "nobody listens");
      db.notify("orders", "x".repeat(7_999));

      assertThat(take(orders).payload()).isEqualTo("1");
      assertThat(take(orders)).isEqualTo(new Notification("orders", "\u00fc", sender));
      assertThat(take(orders).payload()).isEmpty();
      assertThat(take(orders).payload()).hasSize(7_999);
      assertThat(orders.next(Duration.ZERO)).isNull();
    }
  }

  @Test
  void listensToSeveralChannels() {
    try (Notifications both = db.listen("left", "right", "left")) {
      for (int i = 0; i < 10; i++) {
        db.notify(i % 2 == 0 ? "left" : "right", "" + i);
      }
      for (int i = 0; i < 10; i++) {
        Notification next = take(both);
        assertThat(next.channel()).isEqualTo(i % 2 == 0 ? "left" : "right");
        assertThat(next.payload()).isEqualTo("" + i);
        assertThat(next.isReconnect()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00c4 b\"c",
        "Orders",
        "it's",
        "select",
        "$1; --",
        " ",
        "\\",
        "\ud83d\ude00",
        "a23456789b23456789c23456789d23456789e23456789f23456789g23456789"
      })
  void takesNamesAsTheyAre(String channel) {
    try (Notifications named = db.listen(channel)) {
      db.notify(channel, "p");
      Notification next = take(named);
      assertThat(next.channel()).isEqualTo(channel);
      assertThat(next.payload()).isEqualTo("p");
    }
  }

  @Test
  void refusesWhatIsNoChannel() {
    assertThatThrownBy(db::listen).hasMessageContaining("name at least one");
    refuses("must not be empty", "a", "");
    refuses(
        "at most 63 bytes, since PostgreSQL cuts off the rest; this one has 64", "x".repeat(64));
    refuses("this one has 64", "\u00e4".repeat(32));
    refuses("U+0000", "a\0b");
    refuses("valid Unicode", "\ud800");
  }

  private static void refuses(String message, String... channels) {
    assertThatThrownBy(() -> db.listen(channels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesToNotifyWhatTheServerDoesNotTake() {
    assertThatThrownBy(() -> db.notify("orders", "x".repeat(8_000)))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("payload string too long");
    assertThatThrownBy(() -> db.notify("", "p"))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("channel name cannot be empty");
  }

  @Test
  void isAdvisedWhereListenIsRefused() {
    assertThatThrownBy(() -> db.execute("LISTEN orders"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Database.listen");
  }

  @Test
  void notifiesWithTheCommitAndNotAfterARollback() {
    try (Notifications committed = db.listen("committed")) {
      db.transaction(
          tx -> {
            tx.notify("committed", "first");
            db.notify("committed", "second"); // takes part
            db.lease(other -> other.execute("SELECT 1"));
            assertThat(committed.next(Duration.ofMillis(100))).isNull();
            return null;
          });
      db.transaction(
          tx -> {
            tx.notify("committed", "never");
            tx.setRollbackOnly();
            return null;
          });
      db.notify("committed", "third");

      assertThat(take(committed).payload()).isEqualTo("first");
      assertThat(take(committed).payload()).isEqualTo("second");
      assertThat(take(committed).payload()).isEqualTo("third");
    }
  }

  @Test
  void hasTheServerKeepWhatASlowReaderDoesNotTake() {
    try (Notifications many = db.listen("many")) {
      sendMany("many", 1_000);
      awaitBackPressure("many");
      for (int i = 1; i <= MANY; i++) {
        assertThat(take(many).payload()).startsWith(i + ":");
      }
      assertThat(many.next(Duration.ZERO)).isNull();
    }
  }

  @Test
  void givesEachToOneOfSeveralThreads() throws Exception {
    try (Notifications shared = db.listen("shared");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Queue<String> taken = new ConcurrentLinkedQueue<>();
      List<Future<?>> takers =
          Callers.start(
              threads,
              8,
              i -> {
                for (int k = 0; k < MANY / 8; k++) {
                  taken.add(shared.next().payload());
                }
              });
      sendMany("shared", 0);
      for (Future<?> each : takers) {
        each.get();
      }
      assertThat(taken).hasSize(MANY).doesNotHaveDuplicates();
    }
  }

  private static void sendMany(String channel, int length) {
    db.execute(
        "SELECT count(pg_notify($1, i || ':' || repeat('x', $2))) FROM generate_series(1, $3) i",
        channel,
        length,
        MANY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"epoll", "poll"})
  void pinsNoCarrier(String readiness) throws Exception {
    System.setProperty(Pollers.PROPERTY, readiness);
    try (Database own = TestServer.open(2);
        PinnedThreads pinned = new PinnedThreads()) {
      Callers.run(
          4,
          caller -> {
            String channel = "pinned_" + caller;
            try (Notifications notifications = own.listen(channel)) {
              for (int i = 0; i < 50; i++) {
                own.notify(channel, "" + i);
                assertThat(take(notifications).payload()).isEqualTo("" + i);
              }
              terminate(channel);
              assertThat(take(notifications).isReconnect()).isTrue();
            }
          });
      assertThat(pinned.stop()).isEmpty();
    } finally {
      System.clearProperty(Pollers.PROPERTY);
    }
  }

  @Test
  void usesAConnectionThatThePoolDoesNotCount() {
    try (Database own = TestServer.open(1);
        Notifications first = own.listen("uncounted");
        Notifications second = own.listen("uncounted")) {
      own.notify("uncounted", "p");
      assertThat(take(first).payload()).isEqualTo("p");
      assertThat(take(second).payload()).isEqualTo("p");
      assertThat(own.stats().opened()).isEqualTo(1);
    }
  }

  // Losing the connection

  @Test
  void marksAReconnectAndGoesOn() {
    try (Notifications killed = db.listen("killed", "killed too")) {
      for (int round = 0; round < 3; round++) {
        db.notify("killed", "before");
        assertThat(take(killed).payload()).isEqualTo("before"); // else its backend may not send it
        terminate("killed too");
        assertThat(take(killed)).isEqualTo(Notification.RECONNECT);
        db.notify("killed", "after");
        db.notify("killed too", "as well");
        assertThat(take(killed).payload()).isEqualTo("after");
        assertThat(take(killed).payload()).isEqualTo("as well");
      }
      assertThat(killed.next(Duration.ZERO)).isNull();
    }
  }

  @Test
  void givesTheMarkBehindAllThatCameBefore() {
    try (Notifications late = db.listen("late")) {
      sendMany("late", 1_000);
      awaitBackPressure("late");
      terminate("late");
      String previous = "0:";
      Notification next = take(late);
      while (!next.isReconnect()) { // what the backend did not get rid of is missing
        assertThat(number(next.payload())).isEqualTo(number(previous) + 1);
        previous = next.payload();
        next = take(late);
      }
      assertThat(number(previous)).isBetween(1_000, MANY - 1);
      db.notify("late", "after");
      assertThat(take(late).payload()).isEqualTo("after");
    }
  }

  private static int number(String payload) {
    return Integer.parseInt(payload.substring(0, payload.indexOf(':')));
  }

  @Test
  void triesUntilTheServerTakesItsConnectionsAgain() throws Exception {
    Queue<LogRecord> logged = new ConcurrentLinkedQueue<>();
    Handler handler = handler(logged::add);
    LOGGER.addHandler(handler);
    try (StallingProxy proxy = new StallingProxy();
        Database far = Database.open(DatabaseConfig.builder(proxy.url()).build());
        Notifications refused = far.listen("refused")) {
      db.notify("refused", "before");
      assertThat(take(refused).payload()).isEqualTo("before");
      proxy.refuse();
      await().until(() -> proxy.refused() >= 4);
      db.notify("refused", "missed");
      assertThat(refused.next(Duration.ZERO)).isNull();
      proxy.goOn();

      assertThat(take(refused).isReconnect()).isTrue();
      db.notify("refused", "after");
      assertThat(take(refused).payload()).isEqualTo("after");
      logged.removeIf(each -> !each.getMessage().contains("\"refused\""));
      assertThat(logged)
          .extracting(LogRecord::getLevel)
          .containsExactly(Level.WARNING, Level.WARNING, Level.INFO);
      assertThat(logged.remove().getMessage())
          .contains("the connection that listens to \"refused\" was lost", "closed the connection");
    } finally {
      LOGGER.removeHandler(handler);
    }
  }

  private static Handler handler(Consumer<LogRecord> action) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        action.accept(record);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Test
  void cannotBeginWithoutAServer() throws Exception {
    try (StallingProxy proxy = new StallingProxy();
        Database far = Database.open(DatabaseConfig.builder(proxy.url()).build())) {
      proxy.refuse();
      assertThatThrownBy(() -> far.listen("unreachable"))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("cannot connect");
    }
  }

  // Waiting, and its end

  @Test
  void waitsNoLongerThanItIsTold() {
    try (Notifications quiet = db.listen("quiet")) {
      long since = System.nanoTime();
      assertThat(quiet.next(Duration.ofMillis(50))).isNull();
      assertThat(System.nanoTime() - since).isGreaterThanOrEqualTo(50_000_000);
      assertThat(quiet.next(Duration.ofSeconds(Long.MIN_VALUE))).isNull();
    }
  }

  @Test
  void endsForAllWhoWaitWhenAnotherThreadClosesIt() throws Exception {
    Notifications closed = db.listen("closed");
    List<Thread> waiting = new ArrayList<>();
    Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < 3; i++) {
      waiting.add(start(thrown, closed::next));
      waiting.add(start(thrown, () -> closed.next(Duration.ofDays(1))));
      waiting.add(start(thrown, () -> assertThat(closed.iterator().hasNext()).isFalse()));
    }
    await().until(() -> waiting.stream().allMatch(ListenTest::waits));
    closed.close();
    for (Thread each : waiting) {
      each.join();
    }
    assertThat(thrown).hasSize(6).hasOnlyElementsOfType(IllegalStateException.class);
    assertThatThrownBy(closed::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("listening to \"closed\" has ended");
    assertThat(closed.iterator().hasNext()).isFalse();
    closed.close();
  }

  @Test
  void iteratesUntilItIsClosed() throws Exception {
    Notifications iterated = db.listen("iterated");
    List<String> payloads = new ArrayList<>();
    Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    Thread reader =
        start(
            thrown,
            () -> {
              for (Notification each : iterated) {
                payloads.add(each.payload());
                if (payloads.size() == 3) {
                  iterated.close();
                }
              }
            });
    for (int i = 0; i < 3; i++) {
      db.notify("iterated", "" + i);
    }
    reader.join();
    assertThat(thrown).isEmpty();
    assertThat(payloads).containsExactly("0", "1", "2");
  }

  @Test
  void leavesAtOnceIfItsThreadIsInterrupted() throws Exception {
    try (Notifications interrupted = db.listen("interrupted")) {
      Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
      Queue<Boolean> status = new ConcurrentLinkedQueue<>();
      Thread waiting =
          start(
              thrown,
              () -> {
                try {
                  interrupted.next();
                } finally {
                  status.add(Thread.currentThread().isInterrupted());
                }
              });
      await().until(() -> waits(waiting));
      waiting.interrupt();
      waiting.join();
      assertThat(thrown)
          .singleElement()
          .isInstanceOfSatisfying(
              QueryInterruptedException.class, e -> assertThat(e.isSafeToRetry()).isTrue())
          .asInstanceOf(THROWABLE)
          .hasMessageContaining("waited for a notification from \"interrupted\"");
      assertThat(status).containsExactly(true);

      db.notify("interrupted", "kept");
      Thread.currentThread().interrupt();
      assertThatThrownBy(interrupted::next).isInstanceOf(QueryInterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(take(interrupted).payload()).isEqualTo("kept");
    }
  }

  @Test
  void mayBeInterruptedBeforeItListens() throws Exception {
    try (StallingProxy proxy = new StallingProxy();
        Database far = Database.open(DatabaseConfig.builder(proxy.url()).build())) {
      proxy.stall();
      int before = proxy.stalled();
      Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
      Thread waiting = start(thrown, () -> far.listen("stalled"));
      await().until(() -> proxy.stalled() > before);
      waiting.interrupt();
      waiting.join();
      assertThat(thrown).singleElement().isInstanceOf(QueryInterruptedException.class);
    }
  }

  @Test
  void endsWithItsDatabase() throws Exception {
    Database own = TestServer.open(1);
    Notifications orphaned = own.listen("orphaned");
    Iterator<Notification> iterator = orphaned.iterator();
    Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    Thread waiting = start(thrown, orphaned::next);
    await().until(() -> waits(waiting));
    own.close();
    waiting.join();
    assertThat(thrown)
        .singleElement()
        .isInstanceOf(ConnectionException.class)
        .asInstanceOf(THROWABLE)
        .hasMessageContaining("the database is closed");
    assertThatThrownBy(() -> orphaned.next(Duration.ZERO)).isInstanceOf(ConnectionException.class);
    assertThat(iterator.hasNext()).isFalse();
    await().until(() -> listening("orphaned") == 0);
    orphaned.close();
    assertThatThrownBy(() -> own.listen("orphaned"))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("the database is closed");
  }

  @Test
  void leavesNothingBehind() throws Exception {
    Database own = TestServer.open(1);
    List<Notifications> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(own.listen("left_behind"));
    }
    assertThat(listening("left_behind")).isEqualTo(3);
    await().until(() -> listeners() == 3); // those of other tests have ended
    all.getFirst().close();
    await().until(() -> listening("left_behind") == 2 && listeners() == 2);
    own.close(); // with the others
    await().until(() -> listening("left_behind") == 0 && listeners() == 0);
  }

  /** How many threads listen. */
  private static long listeners() throws IOException {
    Path dump = Files.createTempDirectory("threads").resolve("dump");
    HotSpotDiagnosticMXBean bean =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    bean.dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
    try {
      return Files.readString(dump).lines().filter(l -> l.contains("\"loompq-listener\"")).count();
    } finally {
      Files.delete(dump);
      Files.delete(dump.getParent());
    }
  }

  private static Thread start(Queue<Throwable> thrown, Runnable action) {
    return Thread.startVirtualThread(
        () -> {
          try {
            action.run();
          } catch (PgException | IllegalStateException | AssertionError failed) {
            thrown.add(failed);
          }
        });
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  // The server's view

  private static Notification take(Notifications notifications) {
    Notification next = notifications.next(Duration.ofSeconds(20));
    assertThat(next).isNotNull();
    return next;
  }

  /** Ends the backend that listens to a channel, the last one of those that its client named. */
  private static void terminate(String channel) {
    assertThat(
            db.execute(
                    "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE query = $1",
                    listen(channel))
                .scalar(Long.class))
        .isEqualTo(1);
  }

  private static long listening(String channel) {
    return db.execute("SELECT count(*) FROM pg_stat_activity WHERE query = $1", listen(channel))
        .scalar(Long.class);
  }

  /** Returns once the server cannot send, and that does not change. */
  private static void awaitBackPressure(String channel) {
    await().during(Duration.ofMillis(300)).until(() -> "ClientWrite".equals(waitEvent(channel)));
  }

  private static @Nullable String waitEvent(String channel) {
    return db.execute("SELECT wait_event FROM pg_stat_activity WHERE query = $1", listen(channel))
        .one()
        .get(0, String.class);
  }

  private static String listen(String channel) {
    return "LISTEN \"" + channel + "\"";
  }
}
