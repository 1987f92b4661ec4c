package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.NoticeListener;
import org.loompq.Session;
import org.loompq.error.ConnectionException;
import org.loompq.error.MappingException;
import org.loompq.error.PgException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.UniqueViolationException;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;

/** COPY of records in binary, in and out. */
class RecordCopyTest {

  enum Mood {
    HAPPY,
    SAD
  }

  @SuppressWarnings("ArrayRecordComponent") // bytea is one
  record Item(
      long id,
      @Nullable Integer count,
      @Nullable String name,
      @Nullable BigDecimal price,
      double weight,
      boolean active,
      byte @Nullable [] image,
      @Nullable UUID key,
      @Nullable LocalDate day,
      @Nullable Instant at,
      @Nullable Mood mood,
      @Nullable List<@Nullable String> tags,
      @Nullable List<@Nullable Integer> sizes) {}

  private static final Codec<Mood> MOOD = Codecs.enumOf(Mood.values(), "HAPPY", "SAD");
  private static final Codec<List<@Nullable String>> STRING_LIST = Codecs.listOf(Codecs.STRING);
  private static final Codec<List<@Nullable Integer>> INTEGER_LIST = Codecs.listOf(Codecs.INTEGER);

  private static final CopyInto LOAD =
      CopyInto.of(
          "Items.load",
          "item",
          "id, count, name, price, weight, active, image, key, day, at, mood, tags, sizes",
          Parameter.of("id", Codecs.LONG),
          Parameter.of("count", Codecs.INTEGER),
          Parameter.of("name", Codecs.STRING),
          Parameter.of("price", Codecs.BIG_DECIMAL),
          Parameter.of("weight", Codecs.DOUBLE),
          Parameter.of("active", Codecs.BOOLEAN),
          Parameter.of("image", Codecs.BYTES),
          Parameter.of("key", Codecs.UUID),
          Parameter.of("day", Codecs.LOCAL_DATE),
          Parameter.of("at", Codecs.INSTANT),
          Parameter.of("mood", MOOD),
          Parameter.of("tags", STRING_LIST),
          Parameter.of("sizes", INTEGER_LIST));

  private static final CopyFrom EXPORT =
      CopyFrom.of(
          "Items.export",
          RowShape.of("Item")
              .column("id", "id", Codecs.LONG)
              .column("count", "count", Codecs.INTEGER)
              .column("name", "name", Codecs.STRING)
              .column("price", "price", Codecs.BIG_DECIMAL)
              .column("weight", "weight", Codecs.DOUBLE)
              .column("active", "active", Codecs.BOOLEAN)
              .column("image", "image", Codecs.BYTES)
              .column("key", "key", Codecs.UUID)
              .column("day", "day", Codecs.LOCAL_DATE)
              .column("at", "at", Codecs.INSTANT)
              .column("mood", "mood", MOOD)
              .column("tags", "tags", STRING_LIST),
          "SELECT * FROM item ORDER BY id -- all of it");

  private final Database db = TestServer.open(2);
  private final StatementRunner runner = StatementRunner.of(db);
  private final long openResults = db.stats().openResults();

  @BeforeEach
  void create() {
    db.execute("DROP TABLE IF EXISTS item");
    db.execute("DROP TYPE IF EXISTS mood");
    db.execute("CREATE TYPE mood AS ENUM ('HAPPY', 'SAD')");
    db.execute(
        """
        CREATE TABLE item (id int8 PRIMARY KEY, count int2, name varchar, price numeric,
          weight float8, active bool, image bytea, key uuid, day date, at timestamptz, mood mood,
          tags text[], sizes int8[])\
        """);
  }

  @AfterEach
  void close() {
    await().until(() -> db.stats().busy() == 0);
    assertThat(db.stats().retired()).isZero();
    assertThat(db.stats().openResults()).isEqualTo(openResults);
    db.close();
  }

  private static void write(Parameters row, Item item) {
    row.bind(item.id())
        .bind(item.count(), Codecs.INTEGER)
        .bind(item.name())
        .bind(item.price(), Codecs.BIG_DECIMAL)
        .bind(item.weight())
        .bind(item.active())
        .bind(item.image(), Codecs.BYTES)
        .bind(item.key(), Codecs.UUID)
        .bind(item.day(), Codecs.LOCAL_DATE)
        .bind(item.at(), Codecs.INSTANT)
        .bind(item.mood(), MOOD)
        .bind(item.tags(), STRING_LIST)
        .bind(item.sizes(), INTEGER_LIST);
  }

  private static Item read(Rows rows) {
    return new Item(
        rows.getLong(0),
        rows.get(1, Codecs.INTEGER),
        rows.getString(2),
        rows.get(3, Codecs.BIG_DECIMAL),
        rows.getDouble(4),
        rows.getBoolean(5),
        rows.get(6, Codecs.BYTES),
        rows.get(7, Codecs.UUID),
        rows.get(8, Codecs.LOCAL_DATE),
        rows.get(9, Codecs.INSTANT),
        rows.get(10, MOOD),
        rows.get(11, STRING_LIST),
        null);
  }

  private static Item item(long id, Random random) {
    if (random.nextInt(5) == 0) {
      return new Item(id, null, null, null, 0, false, null, null, null, null, null, null, null);
    }
    byte[] image = new byte[random.nextInt(100)];
    random.nextBytes(image);
    return new Item(
        id,
        random.nextInt(Short.MAX_VALUE),
        "ä".repeat(random.nextInt(20)),
        BigDecimal.valueOf(random.nextLong(), random.nextInt(10)),
        random.nextGaussian(),
        random.nextBoolean(),
        image,
        new UUID(random.nextLong(), random.nextLong()),
        LocalDate.ofEpochDay(random.nextInt(100_000)),
        Instant.ofEpochSecond(random.nextInt()).plus(random.nextInt(1000), ChronoUnit.MILLIS),
        random.nextBoolean() ? Mood.HAPPY : Mood.SAD,
        random.nextBoolean() ? List.of() : Arrays.asList("a,\"b", null, ""),
        null);
  }

  private long count() {
    return db.execute("SELECT count(*) FROM item").scalar(Long.class);
  }

  @Test
  void carriesRecordsInAndOut() {
    long seed = new Random().nextLong();
    System.out.println("RecordCopyTest with seed " + seed);
    Random random = new Random(seed);
    List<Item> items = IntStream.range(0, 4_000).mapToObj(id -> item(id, random)).toList();
    assertThat(LOAD.copy(runner, items.iterator(), RecordCopyTest::write)).isEqualTo(4_000);
    try (Stream<Item> all = EXPORT.stream(runner, RecordCopyTest::read)) {
      assertThat(all.toList())
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactlyElementsOf(items);
    }
    assertThat(db.stats().leased()).isZero();
  }

  @Test
  void writesWhatTheServerUnderstandsAsItsOwn() {
    Item item =
        new Item(
            1,
            -7,
            "Größe",
            new BigDecimal("-12.340"),
            1.5,
            true,
            new byte[] {1, 2},
            new UUID(1, 2),
            LocalDate.of(2000, 2, 29),
            Instant.parse("2026-01-02T03:04:05.678Z"),
            Mood.SAD,
            Arrays.asList("x", null),
            List.of(1, 2));
    LOAD.copy(runner, List.of(item).iterator(), RecordCopyTest::write);
    assertThat(db.execute("SELECT item::text FROM item").scalar(String.class))
        .isEqualTo(
            "(1,-7,Größe,-12.340,1.5,t,\"\\\\x0102\",00000000-0000-0001-0000-000000000002,"
                + "2000-02-29,\"2026-01-02 03:04:05.678+00\",SAD,\"{x,NULL}\",\"{1,2}\")");
  }

  @Test
  void refusesANumberThatDoesNotFitItsColumn() {
    Item unfit =
        new Item(1, 40_000, null, null, 0, false, null, null, null, null, null, null, null);
    assertThatThrownBy(() -> LOAD.copy(runner, List.of(unfit).iterator(), RecordCopyTest::write))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(":count of Items.load: the value does not fit into smallint")
        .hasMessageContaining("element 0 of the source");
    assertThat(count()).isZero();
  }

  @Test
  void refusesColumnsOfOtherTypesBeforeTheFirstRecordIsTaken() {
    db.execute("ALTER TABLE item ALTER price TYPE text");
    assertThatThrownBy(
            () -> LOAD.copy(runner, Collections.<Item>emptyIterator(), RecordCopyTest::write))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("column \"price\" is of type text")
        .hasMessageContaining("BigDecimal");
    assertThatThrownBy(() -> EXPORT.stream(runner, RecordCopyTest::read))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("price");
  }

  @Test
  void seesThatAColumnHasChangedMeanwhile() {
    Item item = item(1, new Random(1));
    LOAD.copy(runner, List.of(item).iterator(), RecordCopyTest::write);
    db.execute("ALTER TABLE item ALTER count TYPE int8, ALTER weight TYPE int8");
    assertThatThrownBy(() -> LOAD.copy(runner, List.of(item).iterator(), RecordCopyTest::write))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("\"weight\" is of type bigint");
    assertThatThrownBy(() -> EXPORT.stream(runner, RecordCopyTest::read))
        .isInstanceOf(MappingException.class);
  }

  @Test
  void copiesNothingIfTheSourceFails() {
    Stream<Item> failing =
        IntStream.range(0, 100_000)
            .mapToObj(
                id -> {
                  if (id == 50_000) {
                    throw new IllegalStateException("the source");
                  }
                  return item(id, new Random(id));
                });
    assertThatThrownBy(() -> LOAD.copy(runner, failing.iterator(), RecordCopyTest::write))
        .hasMessage("the source");
    assertThat(count()).isZero();
    List<@Nullable Item> withNull = new ArrayList<>();
    withNull.add(null);
    assertThatThrownBy(() -> LOAD.copy(runner, withNull.iterator(), RecordCopyTest::write))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("element 0");
    assertThat(count()).isZero();
  }

  @Test
  void copiesNothingIfTheServerRefusesOne() {
    Item item = item(1, new Random(1));
    assertThatThrownBy(
            () -> LOAD.copy(runner, List.of(item, item).iterator(), RecordCopyTest::write))
        .isInstanceOf(UniqueViolationException.class);
    assertThat(count()).isZero();
  }

  @Test
  void mayTakeItsRecordsFromTheSameDatabase() {
    Stream<Item> source =
        IntStream.range(0, 100)
            .mapToObj(
                id -> {
                  long next = db.execute("SELECT $1::int8 + 1", (long) id).scalar(Long.class);
                  return item(next, new Random(id));
                });
    assertThat(LOAD.copy(runner, source.iterator(), RecordCopyTest::write)).isEqualTo(100);
  }

  @Test
  void belongsToTheTransactionAroundIt() {
    List<Item> items = List.of(item(1, new Random(1)), item(2, new Random(2)));
    long seen =
        db.transaction(
            tx -> {
              LOAD.copy(StatementRunner.of(tx), items.iterator(), RecordCopyTest::write);
              assertThat(count()).isEqualTo(2); // joins it
              try (Stream<Item> all = EXPORT.stream(runner, RecordCopyTest::read)) {
                tx.setRollbackOnly();
                return all.count();
              }
            });
    assertThat(seen).isEqualTo(2);
    assertThat(count()).isZero();
  }

  @Test
  void runsInALease() {
    db.lease(
        session -> {
          StatementRunner own = StatementRunner.of(session);
          LOAD.copy(own, List.of(item(1, new Random(1))).iterator(), RecordCopyTest::write);
          assertThat(count()).isEqualTo(1);
          session.execute("BEGIN");
          LOAD.copy(own, List.of(item(2, new Random(1))).iterator(), RecordCopyTest::write);
          assertThat(count()).isEqualTo(1);
          session.execute("ROLLBACK");
          try (Stream<Item> all = EXPORT.stream(own, RecordCopyTest::read)) {
            return all.findFirst().orElseThrow();
          }
        });
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void needsOneConnectionAlsoWhereItMustAskForTypes() {
    try (Database one = TestServer.open(1)) {
      StatementRunner alone = StatementRunner.of(one);
      LOAD.copy(alone, List.of(item(1, new Random(1))).iterator(), RecordCopyTest::write);
      try (Stream<Item> all = EXPORT.stream(alone, RecordCopyTest::read)) {
        assertThat(all.count()).isEqualTo(1);
      }
    }
  }

  @Test
  void leavesNoTransactionBehindIfItsReaderIsInterrupted() {
    LOAD.copy(runner, List.of(item(1, new Random(1))).iterator(), RecordCopyTest::write);
    db.lease(
        session -> {
          try (Stream<Item> all =
              EXPORT.stream(StatementRunner.of(session), RecordCopyTest::read)) {
            assertThatThrownBy(() -> all.forEach(_ -> Thread.currentThread().interrupt()))
                .isInstanceOf(QueryInterruptedException.class);
          }
          assertThat(Thread.interrupted()).isTrue();
          return session.execute("DELETE FROM item");
        });
    assertThat(count()).isZero();
  }

  @Test
  void tellsWhyItCouldNotBeginThoughItsTransactionCannotBeRolledBackEither() {
    CopyFrom notable =
        CopyFrom.of(
            "notable",
            RowShape.scalar(Codecs.INTEGER),
            "SELECT i FROM (SELECT 1 AS i, 2 AS " + "x".repeat(64) + ") AS truncated");
    IllegalStateException first = new IllegalStateException("the listener's own");
    AtomicInteger backend = new AtomicInteger();
    NoticeListener killing =
        _ -> {
          kill(backend.get());
          throw first;
        };
    try (Database own = Database.open(TestServer.config().noticeListener(killing).build())) {
      own.lease(
          session -> {
            backend.set(backend(session));
            assertThatThrownBy(
                    () -> notable.stream(StatementRunner.of(session), rows -> rows.getInt(0)))
                .isSameAs(first);
            return checkRollbackIsSuppressed(first);
          });
    }
  }

  @Test
  void tellsWhyItsRowsEndedThoughItsTransactionCannotBeRolledBackEither() {
    CopyFrom many =
        CopyFrom.of(
            "many", RowShape.scalar(Codecs.INTEGER), "SELECT generate_series(1, 100000000) AS i");
    try (Database own = TestServer.open(1)) {
      own.lease(
          session -> {
            int backend = backend(session);
            try (Stream<Integer> numbers =
                many.stream(StatementRunner.of(session), rows -> rows.getInt(0))) {
              Iterator<Integer> each = numbers.iterator();
              assertThat(each.next()).isEqualTo(1);
              kill(backend);
              PgException first =
                  catchThrowableOfType(PgException.class, () -> each.forEachRemaining(_ -> {}));
              assertThat(first).hasMessageContaining("many");
              return checkRollbackIsSuppressed(first);
            }
          });
    }
  }

  private static int backend(Session session) {
    return session.execute("SELECT pg_backend_pid()").scalar(Integer.class);
  }

  private void kill(int backend) {
    db.execute("SELECT pg_terminate_backend($1)", backend);
    String exists = "SELECT 1 FROM pg_stat_activity WHERE pid = $1";
    await().until(() -> db.execute(exists, backend).rowCount() == 0);
  }

  private static Throwable checkRollbackIsSuppressed(Throwable first) {
    assertThat(first.getSuppressed())
        .singleElement(THROWABLE)
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("ROLLBACK");
    return first;
  }

  @Test
  void givesItsConnectionBackIfItIsReadNoFurther() {
    CopyFrom many =
        CopyFrom.of(
            "many", RowShape.scalar(Codecs.INTEGER), "SELECT generate_series(1, 100000000) AS i");
    for (int i = 0; i < 5; i++) {
      try (Stream<Integer> numbers = many.stream(runner, rows -> rows.getInt(0))) {
        assertThat(numbers.limit(10_000).mapToInt(n -> n).sum()).isEqualTo(50_005_000);
      }
    }
    await().until(() -> db.stats().busy() == 0);
  }

  @Test
  void tellsHowManyWereTaken() {
    List<Long> progress = new ArrayList<>();
    Stream<Item> source = IntStream.range(0, 2_500).mapToObj(id -> item(id, new Random(id)));
    LOAD.copy(runner, source.iterator(), RecordCopyTest::write, progress::add);
    assertThat(progress).containsExactly(1_000L, 2_000L, 2_500L);
  }
}
