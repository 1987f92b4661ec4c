package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.Database;
import org.loompq.Row;
import org.loompq.RowStream;
import org.loompq.error.ConnectionException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.error.ServerException;
import org.loompq.runtime.codec.Codecs;

/** Rows that are read while their statement runs. */
class StreamTest {

  private static final String MANY = "SELECT generate_series(1, $1) AS i, repeat('x', 100)";
  private static final Statement NUMBERS =
      Statement.of(
          "numbers",
          RowShape.scalar(Codecs.INTEGER),
          "SELECT i FROM generate_series(1, $1) i",
          Parameter.of("most", Codecs.INTEGER));

  private final Database db = TestServer.open(2);
  private final long openResults = db.stats().openResults();

  @AfterEach
  void close() {
    await().until(() -> db.stats().busy() == 0);
    assertThat(db.stats().openResults()).isEqualTo(openResults);
    db.close();
  }

  private Stream<Integer> numbers(int most, int fetchSize) {
    return NUMBERS.with(StatementRunner.of(db)).bind(most).stream(
        fetchSize, rows -> rows.getInt(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000, 100_000})
  void givesEveryRowInOrder(int fetchSize) {
    for (int most : new int[] {0, 1, fetchSize, 25_000}) {
      try (Stream<Integer> numbers = numbers(most, fetchSize)) {
        AtomicInteger last = new AtomicInteger();
        numbers.forEach(n -> assertThat(n).isEqualTo(last.incrementAndGet()));
        assertThat(last.get()).isEqualTo(most);
      }
    }
    assertThat(db.stats().retired()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 25_000})
  void keepsNothingIfItIsClosedUnread(int most) {
    numbers(most, 10).close();
    db.stream(MANY, most).close();
  }

  @Test
  void givesRowsOneByOneWithTheirColumns() {
    try (RowStream rows = db.stream(MANY, 3_000)) {
      assertThat(rows.columns()).extracting("name").containsExactly("i", "repeat");
      int expected = 0;
      for (Row row : rows) {
        assertThat(row.getInt("i")).isEqualTo(++expected);
      }
      assertThat(expected).isEqualTo(3_000);
    }
  }

  @Test
  void knowsItsColumnsAlsoWithoutRows() {
    try (RowStream rows = db.stream(MANY, 0)) {
      assertThat(rows.columns()).hasSize(2);
      assertThat(rows.iterator().hasNext()).isFalse();
    }
  }

  @Test
  void givesItsConnectionBackWithTheLastRow() {
    try (Stream<Integer> numbers = numbers(5_000, 100)) {
      assertThat(db.stats().leased()).isEqualTo(1);
      assertThat(numbers.count()).isEqualTo(5_000);
      assertThat(db.stats().leased()).isZero();
    }
  }

  @Test
  void isCancelledOnTheServerIfItIsClosedEarly() {
    for (int i = 0; i < 20; i++) {
      try (RowStream rows = db.stream(MANY, 100_000_000)) {
        assertThat(rows.iterator().next().getInt(0)).isEqualTo(1);
      }
      await().until(() -> db.stats().leased() == 0);
    }
    assertThat(db.execute("SELECT 1").scalar(Integer.class)).isEqualTo(1);
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void isCancelledAlsoIfOneFollowsTheOther() {
    for (int i = 0; i < 20; i++) {
      try (RowStream rows = db.stream(MANY, 100_000_000)) {
        assertThat(rows.iterator().next().getInt(0)).isEqualTo(1);
      }
    }
    await().until(() -> db.stats().busy() == 0);
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void keepsNothingOfWhatHadComeBeforeItWasClosed() {
    try (RowStream rows = db.stream(MANY, 5)) {
      assertThat(rows.iterator().next().getInt(0)).isEqualTo(1);
      await().until(() -> db.stats().leased() == 1 && isIdle());
    }
    assertThat(db.stats().openResults()).isEqualTo(openResults);
  }

  private boolean isIdle() {
    String running = "SELECT count(*) FROM pg_stat_activity WHERE query = $1 AND state = 'active'";
    return db.execute(running, MANY).scalar(Long.class) == 0;
  }

  @Test
  void readsNoMoreThanItsReaderNeeds() {
    try (RowStream rows = db.stream(MANY, 100_000_000)) {
      Iterator<Row> iterator = rows.iterator();
      iterator.next();
      String waits =
          "SELECT wait_event FROM pg_stat_activity WHERE query = $1 AND state = 'active'";
      await().until(() -> "ClientWrite".equals(db.execute(waits, MANY).one().get(0, String.class)));
    }
  }

  @Test
  void goesOnInATransactionAfterItWasClosedEarly() {
    long kept =
        db.transaction(
            tx -> {
              try (RowStream rows = tx.stream(MANY, 100_000_000)) {
                assertThat(rows.iterator().next().getInt(0)).isEqualTo(1);
                assertThatThrownBy(() -> tx.execute("SELECT 1"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a stream is open on the same connection");
              }
              tx.execute("CREATE TABLE stream_tx (id int)");
              tx.execute("INSERT INTO stream_tx VALUES (1), (2)");
              try (RowStream rows = db.stream("SELECT * FROM stream_tx")) { // joins it
                assertThat(rows.stream().count()).isEqualTo(2);
              }
              return tx.execute("SELECT count(*) FROM stream_tx").scalar(Long.class);
            });
    assertThat(kept).isEqualTo(2);
    db.execute("DROP TABLE stream_tx");
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void endsWithTheTransactionInWhichItWasForgotten() {
    Iterator<Row> rows =
        db.transaction(
            tx -> {
              tx.execute("CREATE TABLE stream_forgotten (id int)");
              Iterator<Row> forgotten = tx.stream(MANY, 100_000_000).iterator();
              forgotten.next();
              return forgotten;
            });
    assertThatThrownBy(() -> rows.forEachRemaining(_ -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was closed");
    db.execute("DROP TABLE stream_forgotten");
  }

  @Test
  void failsWhereItsStatementFails() {
    String failing = "SELECT 1 / (5000 - i) FROM generate_series(1, 10000) i";
    AtomicInteger read = new AtomicInteger();
    try (RowStream rows = db.stream(failing)) {
      assertThatThrownBy(() -> rows.forEach(_ -> read.incrementAndGet()))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("division by zero");
    }
    assertThat(read.get()).isBetween(1_000, 4_999);
    assertThatThrownBy(() -> db.stream("SELECT * FROM nowhere"))
        .isInstanceOf(ServerException.class);
    assertThatThrownBy(() -> db.stream("SELECT 1 / 0")).isInstanceOf(ServerException.class);
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void mayBeReadByAnotherThreadThanItsOpener() throws Exception {
    try (RowStream rows = db.stream(MANY, 50_000)) {
      Iterator<Row> iterator = rows.iterator();
      AtomicInteger sum = new AtomicInteger();
      while (sum.get() < 50_000) { // each thread reads some, and leaves the rest to the next
        Thread reader =
            Thread.startVirtualThread(
                () -> {
                  for (int i = 0; i < 1_733 && iterator.hasNext(); i++) {
                    assertThat(iterator.next().getInt(0)).isEqualTo(sum.incrementAndGet());
                  }
                });
        reader.join();
      }
      assertThat(iterator.hasNext()).isFalse();
    }
  }

  @Test
  void leavesAtOnceIfItsReaderIsInterrupted() throws Exception {
    AtomicInteger reached = new AtomicInteger();
    Thread reader =
        Thread.startVirtualThread(
            () -> {
              try (RowStream rows =
                  db.stream("SELECT i, pg_sleep(i / 1500) FROM generate_series(1, 90000) i")) {
                assertThatThrownBy(() -> rows.forEach(_ -> reached.incrementAndGet()))
                    .isInstanceOf(QueryInterruptedException.class);
                reached.set(-1);
              }
            });
    await().until(() -> reached.get() >= 1_000);
    reader.interrupt();
    assertThat(reader.join(Duration.ofSeconds(5))).isTrue();
    assertThat(reached.get()).isEqualTo(-1);
    await().until(() -> db.stats().leased() == 0);
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void waitsForRowsNoLongerThanAStatementMayTake() {
    try (Database hurried =
        Database.open(TestServer.config().statementTimeout(Duration.ofMillis(300)).build())) {
      try (RowStream rows =
          hurried.stream("SELECT i, pg_sleep(i / 1500) FROM generate_series(1, 90000) i")) {
        assertThatThrownBy(() -> rows.forEach(_ -> {})).isInstanceOf(QueryTimeoutException.class);
      }
      await().until(() -> hurried.stats().leased() == 0);
      assertThat(hurried.stats().retired()).isZero();
    }
  }

  @Test
  void tellsOfALostConnection() {
    try (RowStream rows = db.stream("SELECT generate_series(1, 100000000), pg_backend_pid()")) {
      Iterator<Row> iterator = rows.iterator();
      int backend = iterator.next().getInt(1);
      db.execute("SELECT pg_terminate_backend($1)", backend);
      assertThatThrownBy(() -> iterator.forEachRemaining(_ -> {}))
          .isInstanceOf(ConnectionException.class);
    }
  }

  @Test
  void endsWithItsDatabase() {
    Database closing = TestServer.open(1);
    RowStream rows = closing.stream(MANY, 100_000_000);
    Iterator<Row> iterator = rows.iterator();
    iterator.next();
    closing.close();
    assertThatThrownBy(() -> iterator.forEachRemaining(_ -> {}))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("the database was closed");
    rows.close();
  }
}
