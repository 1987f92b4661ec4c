package org.loompq.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.Column;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.FetchSize;
import org.loompq.Query;
import org.loompq.Transactional;
import org.loompq.error.MappingException;
import org.loompq.error.ServerException;

/** Methods whose rows are read as they come. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamsTest {

  private static final int MANY = 100_000_000;

  /** Methods of every type of stream. */
  interface Streams {

    record Half(@Column(notNull = true) int whole, @Nullable Integer part) {}

    record Item(int id, String text, @Nullable Half half) {}

    @FetchSize(100)
    @Query(
        """
        SELECT n AS id, 'n' || n AS text,
               CASE WHEN n % 2 = 0 THEN n / 2 END AS half_whole, NULL::int AS half_part
        FROM (SELECT generate_series(1, :most) AS n) AS numbers
        """)
    Stream<Item> items(int most);

    @Query("SELECT nullif(n, 2)::text FROM generate_series(1, :most) AS n")
    Stream<@Nullable String> texts(int most);

    @FetchSize(7)
    @Query("SELECT generate_series(1, :most)")
    IntStream ints(int most);

    @Query("SELECT n::int8 FROM generate_series(1, :most) AS n")
    LongStream longs(int most);

    @Query("SELECT n / 2::float8 FROM generate_series(1, :most) AS n")
    DoubleStream doubles(int most);

    @Query("SELECT nullif(generate_series(1, :most), 3)")
    @Column(notNull = true) // which is not true
    IntStream withNull(int most);

    @FetchSize(10)
    @Query("SELECT 100 / (:failing - n) FROM generate_series(1, 1000) AS n")
    IntStream failingAt(int failing);

    @Query("SELECT pg_backend_pid()")
    int backend();

    @Query("SELECT pg_backend_pid() FROM generate_series(1, 3)")
    IntStream backends();

    @Query("INSERT INTO streams.stream_of SELECT generate_series(1, :most) RETURNING id")
    IntStream add(int most);
  }

  /** All of whose methods run in a transaction, but for those that return streams. */
  @Transactional
  interface Whole extends Streams {

    default List<Integer> backendsWithin() {
      List<Integer> all = new ArrayList<>(List.of(backend()));
      try (IntStream backends = backends()) {
        backends.forEach(all::add);
      }
      return all;
    }
  }

  private static Database db;
  private static Streams streams;

  @BeforeAll
  static void open() {
    String url = TestServer.create("tour_streams");
    db = Database.open(DatabaseConfig.builder(url).maxConnections(2).build());
    streams = db.repository(Streams.class);
    Migration.run(db, "V6__streams.sql");
  }

  @AfterEach
  void everyConnectionIsBack() {
    awaitConnections();
    assertThat(db.stats().openResults()).isZero();
  }

  private static void awaitConnections() {
    await().until(() -> db.stats().leased() == 0);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void givesEveryRowInOrder() {
    for (int most : new int[] {0, 1, 99, 100, 101, 12_345}) {
      try (Stream<Streams.Item> items = streams.items(most)) {
        assertThat(items.mapToInt(Streams.Item::id))
            .containsExactlyElementsOf(IntStream.rangeClosed(1, most).boxed().toList());
      }
    }
  }

  @Test
  void makesRecordsOfRecordsAndValues() {
    try (Stream<Streams.Item> items = streams.items(2)) {
      assertThat(items)
          .containsExactly(
              new Streams.Item(1, "n1", null),
              new Streams.Item(2, "n2", new Streams.Half(1, null)));
    }
    try (Stream<@Nullable String> texts = streams.texts(3)) {
      assertThat(texts).containsExactly("1", null, "3");
    }
  }

  @Test
  void givesPrimitives() {
    try (IntStream ints = streams.ints(20);
        LongStream longs = streams.longs(20)) {
      assertThat(ints.sum()).isEqualTo(210);
      assertThat(longs.sum()).isEqualTo(210);
    }
    try (DoubleStream doubles = streams.doubles(2)) {
      assertThat(doubles.toArray()).containsExactly(0.5, 1);
    }
    try (IntStream withNull = streams.withNull(MANY)) {
      assertThatThrownBy(withNull::sum)
          .isInstanceOf(MappingException.class)
          .hasMessageContaining("is SQL NULL");
    }
  }

  @Test
  void givesItsConnectionBackIfItIsClosedEarly() {
    long retired = db.stats().retired();
    for (int i = 0; i < 5; i++) {
      try (Stream<Streams.Item> items = streams.items(MANY)) {
        assertThat(items.limit(150)).hasSize(150);
      }
      awaitConnections();
      try (IntStream ints = streams.ints(MANY)) {
        assertThat(ints.iterator().nextInt()).isEqualTo(1);
      }
      awaitConnections();
    }
    assertThat(db.stats().retired()).isEqualTo(retired);
  }

  @Test
  void undoesWhatItsStatementHasChangedIfItIsClosedEarlyInATransaction() {
    long kept =
        db.transaction(
            tx -> {
              try (IntStream added = streams.add(100_000)) {
                assertThat(added.limit(3)).containsExactly(1, 2, 3);
              }
              return tx.execute("SELECT count(*) FROM streams.stream_of").scalar(Long.class);
            });
    assertThat(kept).isZero();
  }

  @Test
  void failsWhereARowFails() {
    List<Integer> read = new ArrayList<>();
    try (IntStream failing = streams.failingAt(500)) {
      assertThatThrownBy(() -> failing.forEach(read::add))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("division by zero")
          .hasMessageContaining("Streams.failingAt");
    }
    assertThat(read).isNotEmpty().hasSizeLessThan(500);
    assertThatThrownBy(() -> streams.failingAt(1)).isInstanceOf(ServerException.class);
  }

  @Test
  void takesPartInATransaction() {
    long kept =
        db.transaction(
            tx -> {
              try (IntStream added = streams.add(50)) { // joins it
                assertThat(added.sum()).isEqualTo(1_275);
              }
              try (IntStream ints = new StreamsTest_StreamsImpl(tx).ints(MANY)) {
                assertThat(ints.limit(5)).hasSize(5);
              }
              long count = tx.execute("SELECT count(*) FROM streams.stream_of").scalar(Long.class);
              tx.setRollbackOnly();
              return count;
            });
    assertThat(kept).isEqualTo(50);
    assertThat(db.execute("SELECT count(*) FROM streams.stream_of").scalar(Long.class)).isZero();
  }

  @Test
  void endsWithTheTransactionThatItIsReadIn() {
    Iterator<Streams.Item> forgotten =
        db.transaction(
            tx -> {
              Iterator<Streams.Item> items = streams.items(MANY).iterator();
              items.next();
              return items;
            });
    assertThatThrownBy(() -> forgotten.forEachRemaining(_ -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was closed");
  }

  @Test
  void isLeftOutOfTheTransactionsOfItsInterfaceButJoinsThem() {
    Whole whole = db.repository(Whole.class);
    try (IntStream ints = whole.ints(1_000)) {
      assertThat(ints.sum()).isEqualTo(500_500);
    }
    var backends = whole.backendsWithin();
    assertThat(backends).hasSize(4).containsOnly(backends.getFirst());
  }
}
