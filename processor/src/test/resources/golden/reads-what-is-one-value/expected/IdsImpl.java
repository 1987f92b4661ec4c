package shop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.BatchExecution;
import org.loompq.runtime.Composite;
import org.loompq.runtime.CopyFrom;
import org.loompq.runtime.CopyInto;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.Parameters;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.runtime.codec.JsonType;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Ids} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class IdsImpl implements Ids {

  private static final Codec<OrderId> ORDER_ID_CODEC =
      Codecs.wrapped("OrderId", Codecs.LONG, OrderId::new, OrderId::value);

  private static final RowShape ADDRESS =
      RowShape.of("Address")
          .column("street", "street", Codecs.STRING)
          .column("city", "city", Codecs.STRING);

  private static final Codec<Address> ADDRESS_CODEC =
      Composite.of(ADDRESS, IdsImpl::address, IdsImpl::bindAddress);

  private static final RowShape EVERYTHING_2 =
      RowShape.of("Everything")
          .column("id", "id", Codecs.LONG)
          .column("order_id", "order.id", ORDER_ID_CODEC)
          .column("order_billing_street", "order.billing.street", Codecs.STRING)
          .column("order_billing_city", "order.billing.city", Codecs.STRING)
          .column("order_home_street", "order.home.street", Codecs.STRING)
          .column("order_home_city", "order.home.city", Codecs.STRING);

  private static final RowShape EVENT =
      RowShape.of("Event")
          .column("kind", "kind", Codecs.STRING)
          .column("order_no", "Shipped.orderNo", ORDER_ID_CODEC);

  private static final RowShape POINT =
      RowShape.of("Point").column("x", "x", Codecs.INTEGER).column("y", "y", Codecs.INTEGER);

  private static final Codec<Point> POINT_CODEC =
      Composite.of(POINT, IdsImpl::point, IdsImpl::bindPoint);

  private static final Codec<Item> ITEM_JSON = Codecs.json(JsonType.of(Item.class));

  private static final RowShape WRAPPED_2 =
      RowShape.of("Wrapped")
          .column("address_street", "address.street", Codecs.STRING)
          .column("address_city", "address.city", Codecs.STRING);

  private static final RowShape WRAPPER =
      RowShape.of("Wrapper")
          .column("id", "id", Codecs.LONG)
          .column("wrapped_address_street", "wrapped.address.street", Codecs.STRING)
          .column("wrapped_address_city", "wrapped.address.city", Codecs.STRING);

  private static final Statement ONE =
      Statement.of(
          "Ids.one",
          RowShape.of("OrderId").column("order_no", "value", ORDER_ID_CODEC),
          """
          SELECT * FROM orders
          """);

  private static final Statement LAST =
      Statement.of(
          "Ids.last",
          RowShape.of("OrderId").column("order_no", "value", ORDER_ID_CODEC),
          """
          SELECT max(order_no) FROM orders
          """);

  private static final Statement LAST_OR_NULL =
      Statement.of(
          "Ids.lastOrNull",
          RowShape.of("OrderId").column("order_no", "value", ORDER_ID_CODEC),
          """
          SELECT max(order_no) FROM orders
          """);

  private static final Statement ALL =
      Statement.of(
          "Ids.all",
          RowShape.of("OrderId").column("order_no", "value", ORDER_ID_CODEC),
          """
          SELECT order_no FROM orders
          """);

  private static final Statement ARRAY =
      Statement.of(
          "Ids.array",
          RowShape.of("OrderId").column("order_no", "value", ORDER_ID_CODEC),
          """
          SELECT order_no FROM orders
          """);

  private static final Statement BY_NAME =
      Statement.of(
          "Ids.byName",
          RowShape.of("Ids.byName")
              .remaining("value", ORDER_ID_CODEC)
              .column("name", "key", Codecs.STRING),
          """
          SELECT name, order_no FROM orders
          """);

  private static final Statement NAMES =
      Statement.of(
          "Ids.names",
          RowShape.of("Ids.names")
              .remaining("value", Codecs.STRING)
              .column("order_no", "key", ORDER_ID_CODEC),
          """
          SELECT order_no, name FROM orders
          """);

  private static final Statement HOMES =
      Statement.of(
          "Ids.homes",
          RowShape.scalar(ADDRESS_CODEC),
          """
          SELECT home FROM orders
          """);

  private static final Statement MOVE =
      Statement.of(
          "Ids.move",
          RowShape.none(),
          """
          UPDATE orders SET home = $1 WHERE order_no = $2
          """,
          Parameter.of("home", ADDRESS_CODEC),
          Parameter.of("id", ORDER_ID_CODEC));

  private static final Statement ADD =
      Statement.of(
          "Ids.add",
          RowShape.of("OrderId").column("order_no", "value", ORDER_ID_CODEC),
          """
          INSERT INTO orders (home) VALUES ($1) RETURNING order_no
          """,
          Parameter.of("homes", ADDRESS_CODEC));

  private static final Statement EVERYTHING =
      Statement.of(
          "Ids.everything",
          EVERYTHING_2,
          """
          SELECT * FROM everything
          """);

  private static final Statement EVENTS =
      Statement.of(
          "Ids.events",
          EVENT,
          """
          SELECT kind, order_no FROM events
          """);

  private static final CopyInto LOAD =
      CopyInto.of(
          "Ids.load",
          "orders",
          """
          "order_no"
          """,
          Parameter.of("ids", ORDER_ID_CODEC));

  private static final CopyInto LOAD_AS =
      CopyInto.of("Ids.loadAs", "orders", "no", Parameter.of("ids", ORDER_ID_CODEC));

  private static final CopyInto LOAD_POINTS =
      CopyInto.of("Ids.loadPoints", "points", "point", Parameter.of("points", POINT_CODEC));

  private static final CopyInto LOAD_ITEMS =
      CopyInto.of("Ids.loadItems", "items", "document", Parameter.of("items", ITEM_JSON));

  private static final CopyInto LOAD_EVERYTHING =
      CopyInto.of(
          "Ids.loadEverything",
          "everything",
          """
          "id",
          "order_id",
          "order_billing_street",
          "order_billing_city",
          "order_home_street",
          "order_home_city"
          """,
          Parameter.of("id", Codecs.LONG),
          Parameter.of("order.id", ORDER_ID_CODEC),
          Parameter.of("order.billing.street", Codecs.STRING),
          Parameter.of("order.billing.city", Codecs.STRING),
          Parameter.of("order.home.street", Codecs.STRING),
          Parameter.of("order.home.city", Codecs.STRING));

  private static final CopyFrom EXPORT =
      CopyFrom.of(
          "Ids.export",
          RowShape.of("OrderId").column("order_no", "value", ORDER_ID_CODEC),
          """
          SELECT "order_no" FROM orders
          """);

  private static final CopyFrom EXPORT_POINTS =
      CopyFrom.of(
          "Ids.exportPoints",
          RowShape.scalar(POINT_CODEC),
          """
          SELECT point FROM points
          """);

  private static final Statement WRAPPED =
      Statement.of(
          "Ids.wrapped",
          WRAPPED_2,
          """
          SELECT address_street, address_city FROM t
          """);

  private static final Statement WRAPPERS =
      Statement.of(
          "Ids.wrappers",
          WRAPPER,
          """
          SELECT * FROM t
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public IdsImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Ids#one}. */
  @Override
  public OrderId one() {
    try (Rows rows = ONE.with(runner).query()) {
      return rows.single().get(0, ORDER_ID_CODEC);
    }
  }

  /** Runs {@link Ids#last}. */
  @Override
  public Optional<OrderId> last() {
    try (Rows rows = LAST.with(runner).query()) {
      return rows.optional(row -> row.get(0, ORDER_ID_CODEC));
    }
  }

  /** Runs {@link Ids#lastOrNull}. */
  @Override
  public OrderId lastOrNull() {
    try (Rows rows = LAST_OR_NULL.with(runner).query()) {
      return rows.oneOrNull(row -> row.get(0, ORDER_ID_CODEC));
    }
  }

  /** Runs {@link Ids#all}. */
  @Override
  public Set<OrderId> all() {
    try (Rows rows = ALL.with(runner).query()) {
      return rows.set(row -> row.get(0, ORDER_ID_CODEC));
    }
  }

  /** Runs {@link Ids#array}. */
  @Override
  public OrderId[] array() {
    try (Rows rows = ARRAY.with(runner).query()) {
      return rows.array(row -> row.get(0, ORDER_ID_CODEC), OrderId[]::new);
    }
  }

  /** Runs {@link Ids#byName}. */
  @Override
  public Map<String, OrderId> byName() {
    try (Rows rows = BY_NAME.with(runner).query()) {
      return rows.map(row -> row.getString(1), row -> row.get(0, ORDER_ID_CODEC));
    }
  }

  /** Runs {@link Ids#names}. */
  @Override
  public Map<OrderId, String> names() {
    try (Rows rows = NAMES.with(runner).query()) {
      return rows.map(row -> row.get(1, ORDER_ID_CODEC), row -> row.getString(0));
    }
  }

  /** Runs {@link Ids#homes}. */
  @Override
  public List<Address> homes() {
    try (Rows rows = HOMES.with(runner).query()) {
      return rows.list(row -> row.get(0, ADDRESS_CODEC));
    }
  }

  /** Runs {@link Ids#move}. */
  @Override
  public int move(OrderId id, Address home) {
    return Math.toIntExact(
        MOVE.with(runner).bind(home, ADDRESS_CODEC).bind(id, ORDER_ID_CODEC).update());
  }

  /** Runs {@link Ids#add}. */
  @Override
  public List<OrderId> add(List<Address> homes) {
    try (BatchExecution batch = ADD.batch(runner)) {
      List<OrderId> rows = batch.rows(row -> row.get(0, ORDER_ID_CODEC));
      for (Address home : homes) {
        batch.next(home).bind(home, ADDRESS_CODEC);
      }
      batch.counts();
      return rows;
    }
  }

  /** Runs {@link Ids#everything}. */
  @Override
  public List<Everything> everything() {
    try (Rows rows = EVERYTHING.with(runner).query()) {
      return rows.list(IdsImpl::everything2);
    }
  }

  /** Runs {@link Ids#events}. */
  @Override
  public List<Event> events() {
    try (Rows rows = EVENTS.with(runner).query()) {
      return rows.list(IdsImpl::event);
    }
  }

  /** Runs {@link Ids#load}. */
  @Override
  public long load(Stream<OrderId> ids) {
    return LOAD.copy(runner, ids.iterator(), (row, id) -> row.bind(id, ORDER_ID_CODEC));
  }

  /** Runs {@link Ids#loadAs}. */
  @Override
  public long loadAs(List<OrderId> ids) {
    return LOAD_AS.copy(runner, ids.iterator(), (row, id) -> row.bind(id, ORDER_ID_CODEC));
  }

  /** Runs {@link Ids#loadPoints}. */
  @Override
  public long loadPoints(Iterable<Point> points) {
    return LOAD_POINTS.copy(
        runner, points.iterator(), (row, point) -> row.bind(point, POINT_CODEC));
  }

  /** Runs {@link Ids#loadItems}. */
  @Override
  public long loadItems(Iterable<Item> items) {
    return LOAD_ITEMS.copy(runner, items.iterator(), (row, item) -> row.bind(item, ITEM_JSON));
  }

  /** Runs {@link Ids#loadEverything}. */
  @Override
  public long loadEverything(List<Everything> all) {
    return LOAD_EVERYTHING.copy(runner, all.iterator(), IdsImpl::bindEverything);
  }

  /** Runs {@link Ids#export}. */
  @Override
  public Stream<OrderId> export() {
    return EXPORT.stream(runner, row -> row.get(0, ORDER_ID_CODEC));
  }

  /** Runs {@link Ids#exportPoints}. */
  @Override
  public Stream<Point> exportPoints() {
    return EXPORT_POINTS.stream(runner, row -> row.get(0, POINT_CODEC));
  }

  /** Runs {@link Ids#wrapped}. */
  @Override
  public Optional<Wrapped> wrapped() {
    try (Rows rows = WRAPPED.with(runner).query()) {
      return rows.optional(IdsImpl::wrapped2);
    }
  }

  /** Runs {@link Ids#wrappers}. */
  @Override
  public List<Wrapper> wrappers() {
    try (Rows rows = WRAPPERS.with(runner).query()) {
      return rows.list(IdsImpl::wrapper);
    }
  }

  private static Address address(Rows rows) {
    return new Address(rows.getString(0), rows.getString(1));
  }

  private static Everything everything2(Rows rows) {
    return new Everything(
        rows.getLong(0),
        rows.allNull(1, 6) ? Optional.empty() : Optional.of(everything2Order(rows)));
  }

  private static Order everything2Order(Rows rows) {
    return new Order(
        rows.get(1, ORDER_ID_CODEC),
        rows.allNull(2, 4) ? Optional.empty() : Optional.of(everything2OrderBilling(rows)),
        everything2OrderHome(rows));
  }

  private static Address everything2OrderBilling(Rows rows) {
    return new Address(rows.getString(2), rows.getString(3));
  }

  private static Address everything2OrderHome(Rows rows) {
    return new Address(rows.getString(4), rows.getString(5));
  }

  private static Event event(Rows rows) {
    return switch (rows.getString(0)) {
      case "cancelled" -> new Cancelled();
      case "shipped" -> eventShipped(rows);
      case null, default -> throw rows.unknownLabel(0);
    };
  }

  private static Shipped eventShipped(Rows rows) {
    return new Shipped(rows.get(1, ORDER_ID_CODEC));
  }

  private static Point point(Rows rows) {
    return new Point(rows.getInt(0), rows.getInt(1));
  }

  private static Wrapped wrapped2(Rows rows) {
    return new Wrapped(wrapped2Address(rows));
  }

  private static Address wrapped2Address(Rows rows) {
    return new Address(rows.getString(0), rows.getString(1));
  }

  private static Wrapper wrapper(Rows rows) {
    return new Wrapper(rows.getLong(0), wrapperWrapped(rows));
  }

  private static Wrapped wrapperWrapped(Rows rows) {
    return new Wrapped(wrapperWrappedAddress(rows));
  }

  private static Address wrapperWrappedAddress(Rows rows) {
    return new Address(rows.getString(1), rows.getString(2));
  }

  private static void bindAddress(Parameters row, Address address) {
    row.bind(address.street()).bind(address.city());
  }

  private static void bindPoint(Parameters row, Point point) {
    row.bind(point.x()).bind(point.y());
  }

  private static void bindEverything(Parameters row, Everything everything) {
    Order order = everything.order().orElse(null);
    Address billing = order == null ? null : order.billing().orElse(null);
    Address home = order == null ? null : order.home();
    row.bind(everything.id())
        .bind(order == null ? null : order.id(), ORDER_ID_CODEC)
        .bind(billing == null ? null : billing.street())
        .bind(billing == null ? null : billing.city())
        .bind(home == null ? null : home.street())
        .bind(home == null ? null : home.city());
  }

  /** Makes {@link IdsImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Ids> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Ids> type() {
      return Ids.class;
    }

    @Override
    public Ids create(Session session) {
      return new IdsImpl(session);
    }
  }
}
