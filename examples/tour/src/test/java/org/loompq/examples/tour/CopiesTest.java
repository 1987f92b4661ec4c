package org.loompq.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.Column;
import org.loompq.CopyIn;
import org.loompq.CopyOut;
import org.loompq.Database;
import org.loompq.Transaction;
import org.loompq.Transactional;
import org.loompq.error.MappingException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.error.UniqueViolationException;

/** Methods that copy records into a table and out of it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CopiesTest {

  enum Kind {
    CURRENT,
    SAVINGS
  }

  record NewAccount(
      @Column(notNull = true) int id,
      @Column(notNull = true) String owner,
      @Nullable BigDecimal balance) {}

  record Address(@Nullable String street, @Column(notNull = true) int number) {}

  record Account(
      @Column(notNull = true) int id,
      @Column(notNull = true) String owner,
      @Nullable Address address,
      @Column("Kind") @Nullable Kind kind,
      @Nullable List<String> tags) {}

  /** Has no other methods than these. */
  interface Imports {

    @CopyIn("copies.account (id, owner, balance)")
    long load(Stream<? extends NewAccount> accounts);

    @CopyIn("copies.\"account\" (Balance, \"owner\", ID)")
    int loadInAnotherOrder(Iterable<NewAccount> accounts);

    @CopyIn("copies.account")
    void loadAll(List<Account> accounts);

    @CopyIn("copies.account")
    int loadArray(Account[] accounts, LongConsumer progress);

    @CopyIn("copies.account (id, owner, balance)")
    long loadTold(Iterator<NewAccount> accounts, LongConsumer progress);

    @CopyIn("copies.account (id)")
    long loadIds(int... ids);

    @CopyIn("copies.account (owner)")
    long loadOwners(Set<String> owners);

    @CopyIn("copies.account (\"Kind\")")
    void loadKinds(Stream<Kind> kinds);

    @CopyIn("copies.account (tags)")
    void loadTags(Iterable<List<String>> tags);

    @Transactional
    @CopyIn("copies.account (id, owner, balance)")
    long loadInTransaction(List<NewAccount> accounts);

    @org.loompq.Timeout("200ms")
    @CopyIn("copies.account (id)")
    void loadSoon(int[] ids);

    @Transactional
    default void loadTwice(List<NewAccount> accounts) {
      load(accounts.stream());
      load(accounts.stream());
    }
  }

  /** Has no other methods than these. */
  interface Exports {

    @CopyOut("copies.account (owner, id, balance)")
    Stream<NewAccount> export();

    @CopyOut("copies.account")
    Stream<Account> exportAll();

    @CopyOut("(SELECT owner FROM copies.account ORDER BY id -- the last comes last\n)")
    Stream<@Nullable String> owners();

    @CopyOut("(SELECT generate_series(1, 1000000) AS id, 'o' AS owner, 1.5 AS balance)")
    Stream<NewAccount> many();

    @CopyOut("copies.account (id)")
    @Column(notNull = true)
    IntStream ids();

    @CopyOut("(SELECT id::int8 FROM copies.account)")
    @Column(notNull = true)
    LongStream longs();

    @CopyOut("(SELECT id / 2.0::float8 FROM copies.account)")
    @Column(notNull = true)
    DoubleStream halves();

    @CopyOut("(DELETE FROM copies.account RETURNING id)")
    @Column(notNull = true)
    Stream<Integer> empty();

    @org.loompq.Timeout("200ms")
    @CopyOut("(SELECT id FROM copies.account, pg_sleep(30))")
    @Column(notNull = true)
    Stream<Integer> soon();
  }

  private static String url;
  private static Database db;
  private static Imports imports;
  private static Exports exports;

  @BeforeAll
  static void open() {
    url = TestServer.create("tour_copies");
    db = Database.open(url);
    imports = db.repository(Imports.class);
    exports = db.repository(Exports.class);
    Migration.run(db, "V4__copies.sql");
  }

  @BeforeEach
  void removeAll() {
    db.execute("DELETE FROM copies.account");
  }

  @AfterEach
  void everyConnectionIsBack() {
    await().until(() -> db.stats().leased() == 0);
    assertThat(db.stats().openResults()).isZero();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  private static NewAccount account(int id) {
    return new NewAccount(id, "o" + id, id % 3 == 0 ? null : BigDecimal.valueOf(id, 2));
  }

  private static List<NewAccount> accounts(int count) {
    return IntStream.range(0, count).mapToObj(CopiesTest::account).toList();
  }

  private static long count() {
    return db.execute("SELECT count(*) FROM copies.account").scalar(Long.class);
  }

  /** What is in the table, by number: the server tells nothing of the order. */
  private static List<NewAccount> exported() {
    try (Stream<NewAccount> all = exports.export()) {
      return all.sorted(Comparator.comparingInt(NewAccount::id)).toList();
    }
  }

  @Test
  void copiesRecordsInAndOut() {
    assertThat(imports.load(accounts(10_000).stream())).isEqualTo(10_000);
    assertThat(exported()).containsExactlyElementsOf(accounts(10_000));
    removeAll();
    assertThat(imports.load(Stream.of())).isZero();
    assertThat(exported()).isEmpty();
  }

  @Test
  void matchesColumnsWithComponentsByTheirNames() {
    assertThat(imports.loadInAnotherOrder(accounts(3))).isEqualTo(3);
    assertThat(exported()).containsExactlyElementsOf(accounts(3));
  }

  @Test
  void copiesRecordsInRecords() {
    long seed = new Random().nextLong();
    System.out.println("CopiesTest with seed " + seed);
    Random random = new Random(seed);
    List<Account> all = IntStream.range(0, 2_000).mapToObj(id -> account(id, random)).toList();
    imports.loadAll(all);
    try (Stream<Account> back = exports.exportAll()) {
      assertThat(back.sorted(Comparator.comparingInt(Account::id))).containsExactlyElementsOf(all);
    }
  }

  private static Account account(int id, Random random) {
    return new Account(
        id,
        "o" + random.nextInt(),
        random.nextInt(3) == 0
            ? null
            : new Address(random.nextBoolean() ? null : "s" + id, random.nextInt(100)),
        random.nextInt(3) == 0 ? null : Kind.values()[random.nextInt(2)],
        random.nextInt(3) == 0 ? null : List.of("a", "b" + id));
  }

  @Test
  void copiesSingleValues() {
    assertThat(imports.loadIds(3, 4)).isEqualTo(2);
    try (IntStream ids = exports.ids();
        LongStream longs = exports.longs();
        DoubleStream halves = exports.halves()) {
      assertThat(ids.sorted().toArray()).containsExactly(3, 4);
      assertThat(longs.sorted().toArray()).containsExactly(3, 4);
      assertThat(halves.sorted().toArray()).containsExactly(1.5, 2);
    }
    try (Stream<Integer> removed = exports.empty()) {
      assertThat(removed).containsExactlyInAnyOrder(3, 4);
    }
    imports.loadKinds(Stream.of(Kind.SAVINGS));
    imports.loadTags(List.of(List.of("a", "b"), List.of()));
    assertThat(
            db.execute("SELECT concat(\"Kind\", tags) AS both FROM copies.account")
                .map(row -> row.getString("both")))
        .containsExactlyInAnyOrder("SAVINGS", "{a,b}", "{}");
  }

  @Test
  void copiesTheRowsOfAQueryInItsOrder() {
    assertThat(imports.loadOwners(new LinkedHashSet<>(List.of("b", "a")))).isEqualTo(2);
    db.execute("INSERT INTO copies.account (id) VALUES (1)");
    try (Stream<@Nullable String> owners = exports.owners()) {
      List<@Nullable String> all = owners.toList();
      assertThat(all).hasSize(3).contains("a", "b");
      assertThat(all.getFirst()).isNull(); // its id is not
    }
  }

  @Test
  void tellsHowManyRecordsWereTaken() {
    List<Long> progress = new ArrayList<>();
    assertThat(imports.loadTold(accounts(2_500).iterator(), progress::add)).isEqualTo(2_500);
    assertThat(progress).containsExactly(1_000L, 2_000L, 2_500L);
    progress.clear();
    Account one = new Account(-1, "o", null, null, null);
    assertThat(imports.loadArray(new Account[] {one}, progress::add)).isEqualTo(1);
    assertThat(progress).containsExactly(1L);
  }

  @Test
  void copiesNothingIfTheSourceFails() {
    long retired = db.stats().retired();
    AtomicBoolean closed = new AtomicBoolean();
    try (Stream<NewAccount> failing =
        IntStream.iterate(0, id -> id + 1)
            .mapToObj(
                id -> {
                  if (id == 50_000) {
                    throw new IllegalStateException("the source");
                  }
                  return account(id);
                })
            .onClose(() -> closed.set(true))) {
      assertThatThrownBy(() -> imports.load(failing))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the source");
      assertThat(closed).isFalse();
    }
    assertThat(count()).isZero();
    assertThat(db.stats().retired()).isEqualTo(retired);
  }

  @Test
  void copiesNothingIfOneRecordIsRefused() {
    assertThatThrownBy(() -> imports.load(Stream.of(account(1), account(2), account(1))))
        .isInstanceOf(UniqueViolationException.class)
        .hasMessageContaining("Imports.load");
    Account unfit = new Account(1, "o", new Address("s", 40_000), null, null);
    assertThatThrownBy(() -> imports.loadAll(List.of(unfit)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(":address.number of CopiesTest.Imports.loadAll")
        .hasMessageContaining("element 0");
    assertThat(count()).isZero();
  }

  @Test
  void takesPartInATransaction() {
    db.transaction(
        tx -> {
          imports.load(accounts(10).stream()); // joins it
          assertThat(copiedIn(tx)).isEqualTo(10);
          tx.setRollbackOnly();
          return null;
        });
    assertThat(count()).isZero();
    assertThat(imports.loadInTransaction(accounts(10))).isEqualTo(10);
    removeAll();
    assertThatThrownBy(() -> imports.loadTwice(accounts(10)))
        .isInstanceOf(UniqueViolationException.class);
    assertThat(count()).isZero();
  }

  private static long copiedIn(Transaction transaction) {
    try (Stream<NewAccount> all = new CopiesTest_ExportsImpl(transaction).export()) {
      return all.count();
    }
  }

  @Test
  void cancelsAnExportThatIsClosedEarly() {
    long retired = db.stats().retired();
    imports.load(accounts(10).stream());
    try (Stream<NewAccount> many = exports.many()) {
      assertThat(many.limit(3).mapToInt(NewAccount::id).toArray()).containsExactly(1, 2, 3);
    }
    await().until(() -> db.stats().leased() == 0);
    assertThat(db.stats().retired()).isEqualTo(retired);
    db.transaction(
        tx -> {
          try (Stream<NewAccount> many = new CopiesTest_ExportsImpl(tx).many()) {
            assertThat(many.iterator().next().id()).isEqualTo(1);
          }
          assertThat(copiedIn(tx)).isEqualTo(10);
          return null;
        });
  }

  @Test
  void waitsNoLongerThanDeclared() {
    db.transaction(
        tx -> {
          tx.execute("LOCK TABLE copies.account IN EXCLUSIVE MODE"); // which lets others read
          try (Database other = Database.open(url)) {
            assertThatThrownBy(() -> new CopiesTest_ImportsImpl(other).loadSoon(new int[] {1}))
                .isInstanceOfSatisfying(
                    QueryTimeoutException.class,
                    late -> assertThat(late.timeout()).isEqualTo(Duration.ofMillis(200)));
          }
          return null;
        });
    imports.loadIds(1);
    assertThatThrownBy(
            () -> {
              try (Stream<Integer> soon = exports.soon()) {
                soon.toList();
              }
            })
        .isInstanceOfSatisfying(
            QueryTimeoutException.class,
            late -> assertThat(late.timeout()).isEqualTo(Duration.ofMillis(200)));
  }
}
