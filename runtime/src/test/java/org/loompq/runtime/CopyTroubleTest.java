package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.loompq.CopySink;
import org.loompq.CopySource;
import org.loompq.Database;
import org.loompq.error.ConnectionException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;

/** COPY with a peer that is slow, leaves or is lost. */
class CopyTroubleTest extends CopiedTable {

  @Test
  void isCancelledIfItIsReadNoFurther() {
    for (int i = 0; i < 10; i++) {
      try (CopySource source = db.copyOut(MANY)) {
        assertThat(source.read()).isEqualTo('1');
      }
      await().until(() -> db.stats().busy() == 0);
    }
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void keepsNothingOfWhatHadComeBeforeItWasClosed() {
    db.execute("INSERT INTO copied SELECT i, 'x' FROM generate_series(1, 100) i");
    CopySource source = db.copyOut(OUT);
    assertThat(source.read()).isEqualTo('1');
    await()
        .until(
            () ->
                db.execute(
                            "SELECT count(*) FROM pg_stat_activity WHERE query = $1 AND state ="
                                + " 'active'",
                            OUT)
                        .scalar(Long.class)
                    == 0);
    source.close();
    assertThatThrownBy(() -> source.transferTo(OutputStream.nullOutputStream()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void readsNoMoreThanItsReaderNeeds() {
    try (CopySource source = db.copyOut(MANY)) {
      source.read();
      String waits = "SELECT wait_event FROM pg_stat_activity WHERE query = $1";
      await().until(() -> "ClientWrite".equals(db.execute(waits, MANY).one().get(0, String.class)));
    }
  }

  @Test
  void givesUpOnAServerThatTakesNothing() {
    makeSlow();
    try (Database hurried =
        Database.open(
            TestServer.config()
                .maxConnections(1)
                .statementTimeout(Duration.ofMillis(500))
                .build())) {
      try (CopySink sink = hurried.copyIn(IN)) {
        assertThatThrownBy(
                () -> {
                  for (int id = 1; true; id++) {
                    sink.write(utf8(id + "," + "x".repeat(1_000) + "\n"));
                  }
                })
            .isInstanceOf(QueryTimeoutException.class);
      }
      await().until(() -> hurried.stats().busy() == 0);
      assertThat(hurried.execute("SELECT 1").scalar(Integer.class)).isEqualTo(1);
      assertThat(hurried.stats().retired()).isZero();
    }
    assertThat(count()).isZero();
  }

  /** The table takes a long time for the second row. */
  private void makeSlow() {
    db.execute(
        """
        CREATE OR REPLACE FUNCTION copied_slowly() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_sleep(CASE NEW.id WHEN 2 THEN 60 ELSE 0 END); RETURN NEW; END'\
        """);
    db.execute(
        "CREATE TRIGGER slow BEFORE INSERT ON copied"
            + " FOR EACH ROW EXECUTE FUNCTION copied_slowly()");
  }

  @Test
  void leavesAtOnceIfItsWriterIsInterrupted() throws InterruptedException {
    makeSlow();
    AtomicInteger written = new AtomicInteger();
    Thread writer =
        Thread.startVirtualThread(
            () -> {
              try (CopySink sink = db.copyIn(IN)) {
                assertThatThrownBy(
                        () -> {
                          while (true) {
                            sink.write(
                                utf8(written.incrementAndGet() + "," + "x".repeat(1_000) + "\n"));
                          }
                        })
                    .isInstanceOf(QueryInterruptedException.class);
                written.set(-1);
              }
            });
    String waits =
        "SELECT count(*) FROM pg_stat_activity WHERE query = $1 AND wait_event = 'PgSleep'";
    await().until(() -> db.execute(waits, IN).scalar(Long.class) == 1);
    writer.interrupt();
    assertThat(writer.join(Duration.ofSeconds(5))).isTrue();
    assertThat(written.get()).isEqualTo(-1);
    await().until(() -> db.stats().busy() == 0);
    assertThat(db.stats().retired()).isZero();
    assertThat(count()).isZero();
  }

  @Test
  void saysThatNothingWasCopiedIfTheConnectionIsLostBeforeTheEnd() {
    try (CopySink sink = db.copyIn(IN)) {
      sink.write(utf8("1,one\n"));
      sink.flush();
      kill(IN);
      assertThatThrownBy(
              () -> {
                while (true) {
                  sink.write(utf8("2,two\n"));
                }
              })
          .isInstanceOfSatisfying(
              ConnectionException.class, e -> assertThat(e.isSafeToRetry()).isTrue())
          .hasMessageContaining("had no effect");
    }
    assertThat(count()).isZero();
  }

  @Test
  void tellsOfALostConnectionWhileReading() {
    try (CopySource source = db.copyOut(MANY)) {
      source.read();
      kill(MANY);
      assertThatThrownBy(() -> source.transferTo(OutputStream.nullOutputStream()))
          .isInstanceOf(ConnectionException.class);
    }
  }

  private void kill(String query) {
    String kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = $1";
    assertThat(db.execute(kill, query).scalar(Boolean.class)).isTrue();
  }
}
