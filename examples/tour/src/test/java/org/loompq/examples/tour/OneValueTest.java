package org.loompq.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loompq.Column;
import org.loompq.Composite;
import org.loompq.CopyIn;
import org.loompq.CopyOut;
import org.loompq.Database;
import org.loompq.Json;
import org.loompq.Query;

/** Records that are one value, and those that are several columns. */
class OneValueTest {

  interface Orders {

    record OrderId(@Column("order_no") long value) {}

    record Address(@Column(notNull = true) String street, @Column(notNull = true) int zip) {}

    record Node(String name, List<Node> children) {}

    record Tags(@Json List<String> tags) {}

    record Order(
        OrderId orderNo,
        Optional<Address> billing,
        @Column(notNull = true) @Composite Address home) {}

    @Column("kind")
    sealed interface Event {}

    record Cancelled() implements Event {}

    record Shipped(OrderId orderNo) implements Event {}

    @Query("SELECT max(order_no) FROM one_value.orders WHERE order_no > :more")
    Optional<OrderId> last(OrderId more);

    @Query("SELECT * FROM one_value.orders ORDER BY order_no LIMIT 1")
    OrderId first();

    @Query("SELECT (home).street, order_no FROM one_value.orders ORDER BY order_no")
    @Column(value = "street", notNull = true)
    Map<String, OrderId> byStreet();

    @CopyIn("one_value.orders")
    long load(Stream<OrderId> ids);

    @CopyIn("one_value.orders (order_no, billing_street, billing_zip, home)")
    long loadAll(List<Order> orders);

    @CopyOut("one_value.orders")
    Stream<OrderId> export();

    @Query(
        """
        SELECT order_no, billing_street, billing_zip, home FROM one_value.orders ORDER BY order_no
        """)
    List<Order> all();

    @Composite
    @Column(notNull = true)
    @Query("SELECT home FROM one_value.orders ORDER BY order_no")
    List<Address> homes();

    @Query("UPDATE one_value.orders SET home = :home WHERE order_no = :id")
    int move(OrderId id, @Composite Address home);

    @Query("SELECT * FROM (VALUES ('cancelled', NULL::int8), ('shipped', 1)) AS e (kind, order_no)")
    List<Event> events();

    @Json
    @Query("SELECT :tree::jsonb")
    Node echo(@Json Node tree);

    @Query("SELECT :tags::jsonb")
    Tags echo(Tags tags);
  }

  private static Database db;
  private static Orders orders;

  private static final Orders.Order PAID =
      new Orders.Order(
          new Orders.OrderId(1),
          Optional.of(new Orders.Address("High St", 7)),
          new Orders.Address("Mill Lane", 8));

  private static final Orders.Order UNPAID =
      new Orders.Order(
          new Orders.OrderId(2), Optional.empty(), new Orders.Address("Station Rd", 9));

  @BeforeAll
  static void open() {
    db = Database.open(TestServer.create("one_value"));
    Migration.run(db, "V5__one_value.sql");
    orders = db.repository(Orders.class);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void empty() {
    db.execute("TRUNCATE one_value.orders");
    assertThat(orders.loadAll(List.of(PAID, UNPAID))).isEqualTo(2);
  }

  @Test
  void aRecordOfOneComponentIsEmptyForNull() {
    assertThat(orders.last(new Orders.OrderId(1))).contains(new Orders.OrderId(2));
    assertThat(orders.last(new Orders.OrderId(2))).isEmpty();
  }

  @Test
  void aRecordOfOneComponentIsFoundAmongOtherColumns() {
    assertThat(orders.first()).isEqualTo(new Orders.OrderId(1));
    assertThat(orders.byStreet())
        .containsExactly(
            Map.entry("Mill Lane", new Orders.OrderId(1)),
            Map.entry("Station Rd", new Orders.OrderId(2)));
  }

  @Test
  void aRecordOfOneComponentIsCopied() {
    assertThat(orders.load(Stream.of(new Orders.OrderId(3)))).isEqualTo(1);
    try (Stream<Orders.OrderId> exported = orders.export()) {
      assertThat(exported.map(Orders.OrderId::value)).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void aRecordOfSeveralColumnsMayBeMissing() {
    assertThat(orders.all()).containsExactly(PAID, UNPAID);
  }

  @Test
  void aRecordIsACompositeWhereItIsSaidSo() {
    Orders.Address moved = new Orders.Address("Market Sq", 10);
    assertThat(orders.move(PAID.orderNo(), moved)).isEqualTo(1);
    assertThat(orders.homes()).containsExactly(moved, UNPAID.home());
  }

  @Test
  void aLabelIsEnoughForARecordWithoutComponents() {
    assertThat(orders.events())
        .containsExactly(new Orders.Cancelled(), new Orders.Shipped(new Orders.OrderId(1)));
  }

  @Test
  void aDocumentMayHoldItself() {
    Orders.Node tree = new Orders.Node("a", List.of(new Orders.Node("b", List.of())));
    assertThat(orders.echo(tree)).isEqualTo(tree);
    Orders.Tags tags = new Orders.Tags(List.of("x", "y"));
    assertThat(orders.echo(tags)).isEqualTo(tags);
  }
}
