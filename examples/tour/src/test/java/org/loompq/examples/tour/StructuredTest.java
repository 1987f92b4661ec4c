package org.loompq.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loompq.Batch;
import org.loompq.Column;
import org.loompq.Composite;
import org.loompq.CopyIn;
import org.loompq.CopyOut;
import org.loompq.Database;
import org.loompq.Json;
import org.loompq.Query;
import org.loompq.Row;
import org.loompq.error.MappingException;
import org.loompq.type.Inet;
import org.loompq.type.Multirange;
import org.loompq.type.PgInterval;
import org.loompq.type.Point;
import org.loompq.type.Range;

/** Values that consist of others, there and back by every way. */
class StructuredTest {

  /** Of composites, value objects, arrays of more than one dimension, JSON and others. */
  interface Customers {

    record CustomerId(long value) {}

    record Email(String text) {}

    enum Kind {
      PRIVATE,
      @Column("b2b")
      BUSINESS
    }

    @Composite
    record Address(String street, @Nullable String city, int zip) {}

    record Item(
        String name, @Nullable BigDecimal price, Kind kind, @Nullable List<Integer> sizes) {}

    record Customer(
        CustomerId id,
        Optional<Email> email,
        Address home,
        @Nullable Address work,
        List<@Nullable Item> items,
        Set<Kind> kinds,
        List<Long> totals,
        List<List<@Nullable String>> matrix,
        Optional<Integer> age) {}

    @CopyIn("structured.customer")
    long load(Stream<Customer> customers);

    @CopyOut("structured.customer")
    Stream<Customer> export();

    @Query("SELECT * FROM structured.customer ORDER BY id")
    List<Customer> all();

    @Query("SELECT * FROM structured.customer WHERE id = :id")
    Optional<Customer> find(CustomerId id);

    @Query("SELECT id FROM structured.customer WHERE email = ANY(:emails) ORDER BY id")
    List<CustomerId> ids(List<Email> emails);

    @Query(
        """
        UPDATE structured.customer SET home = :home, items = :items, matrix = :matrix
        WHERE id = :id
        """)
    int change(CustomerId id, Address home, List<Item> items, List<List<String>> matrix);

    @Batch
    @Query("UPDATE structured.customer SET work = :work, kinds = :kinds WHERE id = :id")
    int[] changeAll(List<Customer> customers);

    @Query("SELECT home FROM structured.customer WHERE id = :id")
    Address home(CustomerId id);

    @Query("SELECT (u).name FROM unnest(:items::structured.item[]) AS u")
    @Column(notNull = true)
    List<String> names(List<Item> items);

    record Order(long id, List<Line> lines) {}

    record Line(String article, int pieces) {}

    @Query(
        """
        SELECT o.id, array_agg(ROW(l.article, l.pieces) ORDER BY l.article) AS lines
        FROM (VALUES (1::int8), (2)) AS o (id)
        JOIN (VALUES (1, 'a', 1), (1, 'b', 2), (2, 'c', 3)) AS l (owner, article, pieces)
          ON l.owner = o.id
        GROUP BY o.id ORDER BY o.id
        """)
    List<Order> orders();

    @Column(value = "kind", notNull = true)
    sealed interface Payment {}

    record CreditCard(long id, String number) implements Payment {}

    @Column("money")
    record Cash(long id, Address paidAt) implements Payment {}

    @Query(
        """
        SELECT * FROM (VALUES
          ('credit_card', 1::int8, '4711', NULL::structured.address),
          ('money', 2, NULL, (7, 'High St', NULL)::structured.address)) AS payment (kind, id, number, paid_at)
        UNION ALL SELECT :kind, 3, NULL, NULL LIMIT :most
        """)
    List<Payment> payments(@Nullable String kind, int most);

    record Settings(String theme, List<String> tags, BigDecimal limit) {}

    @Query("SELECT :settings::jsonb")
    @Json
    Settings echo(@Json Settings settings);

    @SuppressWarnings("ArrayRecordComponent")
    record Stay(
        Range<LocalDate> nights,
        Multirange<Integer> rooms,
        Duration length,
        PgInterval notice,
        Inet address,
        InetAddress host,
        Point place,
        BitSet flags,
        char letter,
        int[] scores,
        double[][] weights) {}

    @Query(
        """
        SELECT :nights AS nights, :rooms AS rooms, :length AS length, :notice AS notice,
               :address AS address, :host AS host, :place AS place, :flags AS flags,
               :letter::"char" AS letter, :scores AS scores, :weights AS weights
        FROM (SELECT daterange '(,)' = :nights, int4multirange '{}' = :rooms) AS typed
        """)
    Stay echo(Stay stay);
  }

  private static Database db;
  private static Customers customers;

  private static final Customers.Item BOOK =
      new Customers.Item(
          "b\"ook, \\", new BigDecimal("12.50"), Customers.Kind.BUSINESS, List.of(1, 2));

  private static final Customers.Item PEN =
      new Customers.Item("", null, Customers.Kind.PRIVATE, null);

  private static final Customers.Customer ADA =
      new Customers.Customer(
          new Customers.CustomerId(1),
          Optional.of(new Customers.Email("ada@example.org")),
          new Customers.Address("High St", null, 12345),
          new Customers.Address("M\u00fchlweg (1)", "K\u00f6ln", -1),
          Arrays.asList(BOOK, null, PEN),
          Set.of(Customers.Kind.BUSINESS, Customers.Kind.PRIVATE),
          List.of(1L, Long.MAX_VALUE),
          List.of(Arrays.asList("a", null), List.of("c", "d")),
          Optional.of(36));

  private static final Customers.Customer BOB =
      new Customers.Customer(
          new Customers.CustomerId(2),
          Optional.empty(),
          new Customers.Address("", "", 0),
          null,
          List.of(),
          Set.of(),
          List.of(),
          List.of(),
          Optional.empty());

  @BeforeAll
  static void open() {
    db = Database.open(TestServer.create("structured"));
    Migration.run(db, "V7__structured.sql");
    customers = db.repository(Customers.class);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void empty() {
    db.execute("TRUNCATE structured.customer");
    assertThat(customers.load(Stream.of(ADA, BOB))).isEqualTo(2);
  }

  @Test
  void areReadAsTheyWereCopied() {
    assertThat(customers.all()).containsExactly(ADA, BOB);
    try (Stream<Customers.Customer> exported = customers.export()) {
      assertThat(exported).containsExactly(ADA, BOB);
    }
    assertThat(customers.find(new Customers.CustomerId(2))).contains(BOB);
    assertThat(customers.ids(List.of(new Customers.Email("ada@example.org"))))
        .containsExactly(new Customers.CustomerId(1));
  }

  @Test
  void areParameters() {
    Customers.Address moved = new Customers.Address("a,b)", "\"", 7);
    assertThat(
            customers.change(
                BOB.id(), moved, List.of(PEN, BOOK), List.of(List.of("x"), List.of("y"))))
        .isEqualTo(1);
    Customers.Customer changed = customers.find(BOB.id()).orElseThrow();
    assertThat(changed.home()).isEqualTo(moved);
    assertThat(changed.items()).containsExactly(PEN, BOOK);
    assertThat(changed.matrix()).containsExactly(List.of("x"), List.of("y"));
    assertThat(customers.home(BOB.id())).isEqualTo(moved);
    assertThat(customers.names(List.of(BOOK, PEN))).containsExactly(BOOK.name(), "");
    assertThat(
            db.execute("SELECT home::text FROM structured.customer WHERE id = 2")
                .scalar(String.class))
        .isEqualTo("(7,\"a,b)\",\"\"\"\")");
  }

  @Test
  void areParametersOfBatches() {
    Customers.Customer working =
        new Customers.Customer(
            BOB.id(),
            BOB.email(),
            BOB.home(),
            ADA.work(),
            BOB.items(),
            ADA.kinds(),
            BOB.totals(),
            BOB.matrix(),
            BOB.age());
    assertThat(customers.changeAll(List.of(working, ADA))).containsExactly(1, 1);
    assertThat(customers.all()).containsExactly(ADA, working);
  }

  @Test
  void comeAsAnonymousRecordsByTheOrderOfTheirFields() {
    assertThat(customers.orders())
        .containsExactly(
            new Customers.Order(1, List.of(new Customers.Line("a", 1), new Customers.Line("b", 2))),
            new Customers.Order(2, List.of(new Customers.Line("c", 3))));
  }

  @Test
  void areRowsWhereTheProgramHasNoRecord() {
    Row row =
        db.execute("SELECT home, items, ROW(1, 'a') FROM structured.customer WHERE id = 1").one();
    Row home = notNull(row.get(0, Row.class));
    assertThat(home.getInt("zip")).isEqualTo(12345);
    assertThat(home.isNull(home.indexOf("city"))).isTrue();
    List<@Nullable Row> items = row.getList(1, Row.class);
    assert items != null;
    assertThat(items).hasSize(3);
    assertThat(items.get(1)).isNull();
    assertThat(notNull(items.getFirst()).get("price", BigDecimal.class)).isEqualTo("12.50");
    Row anonymous = notNull(row.get(2, Row.class));
    assertThat(anonymous.getInt("f1")).isEqualTo(1);
    assertThat(anonymous.get(1, Object.class)).isEqualTo("a");
  }

  @Test
  void areRecordsOfASealedInterfaceByALabel() {
    assertThat(customers.payments("", 2))
        .containsExactly(
            new Customers.CreditCard(1, "4711"),
            new Customers.Cash(2, new Customers.Address("High St", null, 7)));
    assertThatThrownBy(() -> customers.payments("cheque", 3))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(
            "column \"kind\" for Payment.kind: nothing that a row could become has the label"
                + " \"cheque\"");
    assertThatThrownBy(() -> customers.payments(null, 3))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("it is SQL NULL");
  }

  @Test
  void areDocuments() {
    Customers.Settings settings =
        new Customers.Settings("d\u00e4rk", List.of("a", "\""), new BigDecimal("1.10"));
    assertThat(customers.echo(settings)).isEqualTo(settings);
  }

  @Test
  void areOfTypesThatJavaDoesNotHave() {
    BitSet flags = new BitSet();
    flags.set(1);
    Customers.Stay stay =
        new Customers.Stay(
            Range.closedOpen(LocalDate.of(2026, 12, 24), LocalDate.of(2027, 1, 2)),
            new Multirange<>(List.of(Range.closedOpen(1, 3), Range.atLeast(7))),
            Duration.ofMinutes(90),
            new PgInterval(14, 3, 1),
            Inet.parse("10.1.2.3/8"),
            InetAddress.ofLiteral("::1"),
            new Point(1.5, -2),
            flags,
            'x',
            new int[] {1, 2},
            new double[][] {{1, 2}, {3, 4}});
    Customers.Stay back = customers.echo(stay);
    assertThat(back).usingRecursiveComparison().isEqualTo(stay);
  }

  @Test
  void areAskedForAgainWhenTheyHaveChanged() {
    db.execute("CREATE TYPE changing AS (a int4)");
    db.execute("CREATE TABLE changed (value changing)");
    db.execute("INSERT INTO changed VALUES (ROW(1))");
    assertThat(read()).isEqualTo(1);
    db.execute("ALTER TYPE changing ADD ATTRIBUTE b text CASCADE");
    assertThatThrownBy(this::read)
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("changing has changed since it was looked up");
    assertThat(read()).isEqualTo(1);
  }

  private int read() {
    return notNull(db.execute("SELECT value FROM changed").one().get(0, Row.class)).getInt("a");
  }

  private static <T> T notNull(@Nullable T value) {
    return Objects.requireNonNull(value);
  }
}
