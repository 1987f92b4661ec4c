package org.loompq.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.Batch;
import org.loompq.Column;
import org.loompq.Database;
import org.loompq.Query;
import org.loompq.Transactional;
import org.loompq.error.MappingException;
import org.loompq.error.UniqueViolationException;

/** Methods that execute their statement once for each element. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchesTest {

  /** Methods that take elements from everywhere, and return what can come of them. */
  interface Batches {

    enum Kind {
      CURRENT,
      SAVINGS
    }

    record NewAccount(int id, String owner, @Nullable BigDecimal balance) {}

    record Account(int id, String owner, @Nullable BigDecimal balance, @Nullable Kind kind) {}

    // Where elements come from

    @Batch
    @Query("INSERT INTO batches.account (id, owner, balance) VALUES (:id, :owner, :balance)")
    long[] ofList(List<NewAccount> accounts);

    @Batch
    @Query("INSERT INTO batches.account (id, owner) VALUES (:accounts.id, :accounts.owner)")
    int ofIterable(Iterable<NewAccount> accounts);

    @Batch
    @Query("INSERT INTO batches.account (id, owner) VALUES (:id, :owner)")
    long ofIterator(Iterator<NewAccount> accounts);

    @Batch
    @Query(
        """
        INSERT INTO batches.account (id, owner, kind)
        VALUES (:accounts.id, :accounts.owner, :kind)
        """)
    void ofStream(Stream<? extends NewAccount> accounts, @Nullable Kind kind);

    @Batch
    @Query("INSERT INTO batches.account (id, owner) VALUES (:ids, 'array')")
    long ofPrimitives(int... ids);

    @Batch
    @Query(
        """
        INSERT INTO batches.account (id, owner, balance, kind)
        VALUES (:ids, :owners, :balances, :kinds)
        """)
    int[] sideBySide(
        int[] ids,
        List<String> owners,
        Collection<@Nullable BigDecimal> balances,
        List<@Nullable Kind> kinds);

    @Batch
    @Query(
        "INSERT INTO batches.account (id, owner) VALUES (:accounts.id + :offsets, :accounts.owner)")
    void recordsSideBySide(Collection<NewAccount> accounts, Integer[] offsets);

    // What comes of them

    @Batch
    @Query("DELETE FROM batches.account WHERE id >= :ids")
    long[] deleteFrom(List<Integer> ids);

    @Batch
    @Query("UPDATE batches.account SET balance = balance + 1 WHERE owner = :owners")
    int[] raiseEach(List<String> owners);

    @Batch
    @Query("UPDATE batches.account SET balance = balance + 1 WHERE owner = :owners")
    int raiseAll(List<String> owners);

    @Batch
    @Query(
        """
        INSERT INTO batches.account (id, owner) SELECT n, :owners FROM generate_series(1, 2) AS n
        RETURNING id, owner, balance, kind
        """)
    List<Account> returningRecords(List<String> owners);

    @Batch
    @Query("UPDATE batches.account SET owner = owner WHERE id = :ids RETURNING owner")
    List<@Nullable String> returningScalars(List<Integer> ids);

    @Batch
    @Query(
        """
        UPDATE batches.account SET owner = owner WHERE id = :ids
        RETURNING id, owner, balance, kind
        """)
    Account[] returningArray(List<Integer> ids);

    @Batch
    @Query("UPDATE batches.account SET owner = owner WHERE id = :ids RETURNING id::int8")
    long[] returningLongs(List<Integer> ids);

    @Batch
    @Query("UPDATE batches.account SET owner = owner WHERE id = :ids RETURNING balance::float8")
    @Column(notNull = true) // which is not true
    double[] returningDoubles(int[] ids);

    @Transactional(retries = 2)
    @Batch
    @Query("INSERT INTO batches.account (id, owner) VALUES (:ids, 'transactional')")
    long inTransaction(List<Integer> ids);

    @Query("SELECT id, owner, balance, kind FROM batches.account ORDER BY id")
    List<Account> all();

    @Query("SELECT count(*) FROM batches.account")
    long count();
  }

  private static Database db;
  private static Batches batches;

  @BeforeAll
  static void open() {
    db = Database.open(TestServer.create("tour_batches"));
    batches = db.repository(Batches.class);
    Migration.run(db, "V2__batches.sql");
  }

  @BeforeEach
  void removeAll() {
    db.execute("DELETE FROM batches.account");
  }

  @AfterEach
  void everyConnectionIsBack() {
    await().until(() -> db.stats().leased() == 0);
    assertThat(db.stats().openResults()).isZero();
    assertThat(db.stats().retired()).isZero();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  private static Batches.NewAccount account(int id) {
    return new Batches.NewAccount(id, "o" + id, BigDecimal.valueOf(id));
  }

  private static List<Batches.NewAccount> accounts(int count) {
    return IntStream.range(0, count).mapToObj(BatchesTest::account).toList();
  }

  @Test
  void takesElementsFromEverywhere() {
    assertThat(batches.ofList(accounts(3))).containsExactly(1, 1, 1);
    assertThat(batches.all())
        .startsWith(
            new Batches.Account(0, "o0", BigDecimal.ZERO, null),
            new Batches.Account(1, "o1", BigDecimal.ONE, null));
    removeAll();
    assertThat(batches.ofIterable(() -> accounts(4).iterator())).isEqualTo(4);
    removeAll();
    assertThat(batches.ofIterator(accounts(5).iterator())).isEqualTo(5);
    removeAll();
    batches.ofStream(accounts(6).stream(), Batches.Kind.SAVINGS);
    assertThat(batches.all())
        .hasSize(6)
        .allMatch(account -> account.kind() == Batches.Kind.SAVINGS);
    removeAll();
    assertThat(batches.ofPrimitives(7, 8)).isEqualTo(2);
  }

  @Test
  void takesTheElementsOfSeveralSideBySide() {
    int[] counts =
        batches.sideBySide(
            new int[] {1, 2},
            List.of("a", "b"),
            new LinkedHashSet<@Nullable BigDecimal>(Arrays.asList(BigDecimal.TEN, null)),
            Arrays.asList(null, Batches.Kind.CURRENT));
    assertThat(counts).containsExactly(1, 1);
    assertThat(batches.all())
        .containsExactly(
            new Batches.Account(1, "a", BigDecimal.TEN, null),
            new Batches.Account(2, "b", null, Batches.Kind.CURRENT));
    batches.recordsSideBySide(accounts(2), new Integer[] {10, 20});
    assertThat(batches.all())
        .extracting(Batches.Account::id, Batches.Account::owner)
        .contains(tuple(10, "o0"), tuple(21, "o1"));
  }

  @Test
  void refusesToTakeSizesThatDifferSideBySide() {
    long acquired = db.stats().acquired();
    assertThatThrownBy(
            () ->
                batches.sideBySide(
                    new int[] {1, 2}, List.of("a", "b"), List.of(BigDecimal.ONE), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ids has 2 elements and balances has 1")
        .hasMessageContaining("Batches.sideBySide");
    assertThatThrownBy(() -> batches.recordsSideBySide(List.of(), new Integer[] {1}))
        .hasMessageContaining("accounts has 0 elements and offsets has 1");
    assertThat(db.stats().acquired()).isEqualTo(acquired);
    assertThat(batches.count()).isZero();
  }

  @Test
  void countsRows() {
    batches.ofList(accounts(10));
    batches.ofPrimitives(1, 2, 3);
    assertThat(batches.raiseEach(List.of("o1", "array", "nobody"))).containsExactly(1, 3, 0);
    assertThat(batches.raiseAll(List.of("o1", "array", "nobody"))).isEqualTo(4);
    assertThat(batches.deleteFrom(List.of(8, 0, 0))).containsExactly(2, 11, 0);
  }

  @Test
  void returnsTheRowsOfAllElementsInOrder() {
    assertThat(batches.returningRecords(List.of("b", "a")))
        .containsExactly(
            new Batches.Account(1, "b", null, null),
            new Batches.Account(2, "b", null, null),
            new Batches.Account(1, "a", null, null),
            new Batches.Account(2, "a", null, null));
    removeAll();
    batches.ofList(accounts(3));
    assertThat(batches.returningScalars(List.of(2, 7, 0))).containsExactly("o2", "o0");
    assertThat(batches.returningArray(List.of(1)))
        .containsExactly(new Batches.Account(1, "o1", BigDecimal.ONE, null));
    assertThat(batches.returningLongs(List.of(2, 1, 1))).containsExactly(2, 1, 1);
    assertThat(batches.returningDoubles(new int[] {2, 1})).containsExactly(2, 1);
  }

  @Test
  void sendsNothingForNoElements() {
    long acquired = db.stats().acquired();
    assertThat(batches.ofList(List.of())).isEmpty();
    assertThat(batches.ofIterable(List.of())).isZero();
    assertThat(batches.ofIterator(List.<Batches.NewAccount>of().iterator())).isZero();
    batches.ofStream(Stream.of(), null);
    assertThat(batches.sideBySide(new int[0], List.of(), List.of(), List.of())).isEmpty();
    assertThat(batches.returningRecords(List.of())).isEmpty();
    assertThat(batches.returningArray(List.of())).isEmpty();
    assertThat(batches.returningLongs(List.of())).isEmpty();
    assertThat(db.stats().acquired()).isEqualTo(acquired);
  }

  @Test
  void keepsNothingAndNamesTheElementIfOneFails() {
    batches.ofPrimitives(1_234);
    db.execute("UPDATE batches.account SET owner = 'o1234'");
    assertThatThrownBy(() -> batches.ofList(accounts(5_000)))
        .isInstanceOfSatisfying(
            UniqueViolationException.class,
            failed -> assertThat(failed.batchIndex()).hasValue(1_234))
        .hasMessageContaining("Batches.ofList")
        .hasMessageContaining("in element 1234 (from 0) of the batch");
    assertThat(batches.count()).isEqualTo(1);
  }

  @Test
  @SuppressWarnings("NullAway") // it does what nobody should
  void keepsNothingAndNamesTheElementIfARecordIsNull() {
    List<Batches.NewAccount> unfit = new ArrayList<>(accounts(200));
    unfit.set(177, null);
    assertThatThrownBy(() -> batches.ofList(unfit))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("element 177 (from 0)")
        .hasMessageContaining("Batches.ofList");
    Integer[] offsets = Collections.nCopies(200, 0).toArray(Integer[]::new);
    assertThatThrownBy(() -> batches.recordsSideBySide(unfit, offsets))
        .hasMessageContaining("element 177 (from 0)");
    assertThat(batches.count()).isZero();
  }

  @Test
  void keepsNothingIfARowDoesNotFit() {
    batches.ofPrimitives(1, 2, 3);
    assertThatThrownBy(() -> batches.returningDoubles(new int[] {1, 2, 3}))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("is SQL NULL");
  }

  @Test
  void sendsWhatAStreamGivesAndLeavesItOpen() {
    AtomicBoolean closed = new AtomicBoolean();
    try (Stream<Batches.NewAccount> many =
        IntStream.range(0, 100_000)
            .mapToObj(BatchesTest::account)
            .onClose(() -> closed.set(true))) {
      batches.ofStream(many, null);
      assertThat(closed).isFalse();
    }
    assertThat(batches.count()).isEqualTo(100_000);
  }

  @Test
  void takesPartInATransaction() {
    db.transaction(
        tx -> {
          assertThat(batches.ofList(accounts(100))).hasSize(100); // joins it
          assertThat(new BatchesTest_BatchesImpl(tx).count()).isEqualTo(100);
          assertThatThrownBy(
                  () ->
                      tx.savepoint(inner -> new BatchesTest_BatchesImpl(inner).ofList(accounts(1))))
              .isInstanceOf(UniqueViolationException.class);
          assertThat(batches.inTransaction(List.of(100, 101))).isEqualTo(2);
          tx.setRollbackOnly();
          return null;
        });
    assertThat(batches.count()).isZero();
    assertThat(batches.inTransaction(List.of(1, 2, 3))).isEqualTo(3);
    assertThatThrownBy(() -> batches.inTransaction(List.of(4, 3)))
        .isInstanceOf(UniqueViolationException.class);
    assertThat(batches.count()).isEqualTo(3);
  }
}
