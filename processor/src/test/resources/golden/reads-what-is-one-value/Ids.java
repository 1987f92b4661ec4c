package shop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loompq.Batch;
import org.loompq.Column;
import org.loompq.Composite;
import org.loompq.CopyIn;
import org.loompq.CopyOut;
import org.loompq.Json;
import org.loompq.Query;

public interface Ids {

  record OrderId(@Column("order_no") long value) {}

  /** Composite only where it is said so. */
  record Address(String street, String city) {}

  record Order(OrderId id, Optional<Address> billing, Address home) {}

  record Everything(long id, Optional<Order> order) {}

  @Composite
  record Point(int x, int y) {}

  record Item(String name) {}

  @Column("kind")
  sealed interface Event {}

  record Cancelled() implements Event {}

  record Shipped(OrderId orderNo) implements Event {}

  @Query("SELECT * FROM orders")
  OrderId one();

  @Query("SELECT max(order_no) FROM orders")
  Optional<OrderId> last();

  @Query("SELECT max(order_no) FROM orders")
  @Nullable OrderId lastOrNull();

  @Query("SELECT order_no FROM orders")
  Set<OrderId> all();

  @Query("SELECT order_no FROM orders")
  OrderId[] array();

  @Query("SELECT name, order_no FROM orders")
  @Column("name")
  Map<String, OrderId> byName();

  @Query("SELECT order_no, name FROM orders")
  @Column("order_no")
  Map<OrderId, String> names();

  @Query("SELECT home FROM orders")
  @Composite
  List<Address> homes();

  @Query("UPDATE orders SET home = :home WHERE order_no = :id")
  int move(OrderId id, @Composite Address home);

  @Batch
  @Query("INSERT INTO orders (home) VALUES (:homes) RETURNING order_no")
  List<OrderId> add(@Composite List<Address> homes);

  @Query("SELECT * FROM everything")
  List<Everything> everything();

  @Query("SELECT kind, order_no FROM events")
  List<Event> events();

  @CopyIn("orders")
  long load(Stream<OrderId> ids);

  @CopyIn("orders (no)")
  long loadAs(List<OrderId> ids);

  @CopyIn("points (point)")
  long loadPoints(Iterable<Point> points);

  @CopyIn("items (document)")
  long loadItems(@Json Iterable<Item> items);

  @CopyIn("everything")
  long loadEverything(List<Everything> all);

  @CopyOut("orders")
  Stream<OrderId> export();

  @CopyOut("points (point)")
  Stream<Point> exportPoints();

  record Wrapped(Address address) {}

  /** One component, but no single value. */
  record Wrapper(long id, Wrapped wrapped) {}

  @Query("SELECT address_street, address_city FROM t")
  Optional<Wrapped> wrapped();

  @Query("SELECT * FROM t")
  List<Wrapper> wrappers();
}
