package org.loompq.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log tells of times in which no connection can be opened. */
class OutageTest {

  private static final Logger LOGGER = Logger.getLogger("org.loompq.pool");

  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Outage outage = new Outage();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord told) {
          logged.add(told.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOGGER.addHandler(handler);
  }

  @AfterEach
  void listenNoMore() {
    LOGGER.removeHandler(handler);
  }

  private void failsAt(int second) {
    outage.failed(new IllegalStateException("refused"), 3, Duration.ofSeconds(second).toNanos());
  }

  private void endsAt(int second) {
    outage.ended(Duration.ofSeconds(second).toNanos());
  }

  @Test
  void isToldOnceAndHowLongItTook() {
    failsAt(0);
    failsAt(100);
    failsAt(200);
    endsAt(201);
    assertThat(logged).hasSize(2);
    assertThat(logged.getFirst()).contains("3 are open: refused");
    assertThat(logged.getLast()).contains("after 201s; 3 attempts failed");
  }

  @Test
  void isNotToldAgainAtOnceButBeforeLong() {
    failsAt(0);
    endsAt(5);
    failsAt(30);
    endsAt(31);
    failsAt(40);
    assertThat(logged).hasSize(2);
    failsAt(70);
    failsAt(200);
    assertThat(logged).hasSize(3);
    endsAt(201);
    assertThat(logged.getLast()).contains("after 161s");
  }
}
