package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.CopySink;
import org.loompq.error.ServerException;

/** COPY that the server gives up while its data is still written. */
class CopyEarlyRefusalTest extends CopiedTable {

  /** So many bytes are written by one who is not stopped. */
  private static final long ENOUGH = 100_000_000;

  /** What is encrypted cannot be looked at, and so is sent to the end. */
  CopyEarlyRefusalTest() {
    super(TestServer.unencrypted());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000, 100_000})
  void stopsAWriterSoonWhoseFirstRowWasRefused(int bytesPerWrite) {
    byte[] rows = utf8("1,name\n".repeat(bytesPerWrite / 7 + 1));
    long written = writtenUntilRefused("22P02", sink -> sink.write(utf8("bad,row\n")), rows);
    assertThat(written).isLessThan(ENOUGH);
    assertThat(count()).isZero();
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void stopsAWriterSoonThoughNoticesComeBeforeTheError() {
    createLoudTrigger();
    String waits = "SELECT wait_event FROM pg_stat_activity WHERE query = $1";
    byte[] rows = utf8("-7,name\n".repeat(200));
    long written =
        writtenUntilRefused(
            "23505",
            sink -> {
              for (int id = 1; id <= 100; id++) {
                sink.write(utf8(id + ",ERROR\n"));
              }
              sink.flush();
              await().until(() -> "ClientRead".equals(db.execute(waits, IN).scalar(String.class)));
            },
            rows);
    assertThat(written).isLessThan(ENOUGH);
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void stopsAWriterSoonIfNoRowIsTakenAtAll() {
    db.execute(
        """
        CREATE OR REPLACE FUNCTION copied_never() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN RAISE EXCEPTION ''never''; END'\
        """);
    db.execute(
        "CREATE TRIGGER never BEFORE INSERT ON copied"
            + " FOR EACH STATEMENT EXECUTE FUNCTION copied_never()");
    byte[] rows = utf8("1,name\n".repeat(200));
    assertThat(writtenUntilRefused("P0001", _ -> {}, rows)).isLessThan(ENOUGH);
    assertThat(db.stats().retired()).isZero();
  }

  private long writtenUntilRefused(String sqlState, Consumer<CopySink> first, byte[] more) {
    AtomicLong written = new AtomicLong();
    assertThatThrownBy(
            () -> {
              try (CopySink sink = db.copyIn(IN)) {
                first.accept(sink);
                while (written.addAndGet(more.length) < ENOUGH) {
                  sink.write(more);
                }
                sink.finish();
              }
            })
        .isInstanceOfSatisfying(
            ServerException.class, e -> assertThat(e.sqlState()).isEqualTo(sqlState));
    return written.get();
  }

  /** Rows may say what an error says. */
  @Test
  void isNotStoppedByNoticesThatLookLikeErrors() {
    createLoudTrigger();
    try (CopySink sink = db.copyIn(IN)) {
      for (int id = 1; id <= 2_000; id++) {
        sink.write(utf8(id + ",VERROR C22P02 ERROR FATAL E\n"));
        sink.flush();
      }
      assertThat(sink.finish()).isEqualTo(2_000);
    }
    assertThat(count()).isEqualTo(2_000);
  }
}
