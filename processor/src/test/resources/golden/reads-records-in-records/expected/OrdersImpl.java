package golden;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.EnumLabels;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.ValueType;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Orders} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class OrdersImpl implements Orders {

  private static final EnumLabels<State> STATE_LABELS =
      EnumLabels.of(State.values(), "OPEN", "on its way");

  private static final RowShape ORDER =
      RowShape.of("Order")
          .column("id", "id", ValueType.LONG)
          .column("state", "state", ValueType.ENUM)
          .column("created_at", "createdAt", ValueType.OFFSET_DATE_TIME)
          .column("customer_id", "customer.id", ValueType.LONG)
          .column("customer_full_name", "customer.fullName", ValueType.STRING)
          .column("customer_address_street", "customer.address.street", ValueType.STRING)
          .column("customer_address_zip", "customer.address.postalCode", ValueType.STRING)
          .column("b_street", "billing.street", ValueType.STRING)
          .column("b_zip", "billing.postalCode", ValueType.STRING)
          .column(
              "tracking_number_of_the_parcel", "parcel.trackingNumberOfTheParcel", ValueType.STRING)
          .column(
              "expected_time_of_delivery",
              "parcel.expectedTimeOfDelivery",
              ValueType.LOCAL_DATE_TIME)
          .column("to_street", "parcel.to.street", ValueType.STRING)
          .column("to_zip", "parcel.to.postalCode", ValueType.STRING)
          .arrayColumn("tags", "tags", ValueType.STRING)
          .arrayColumn("quantities", "quantities", ValueType.INT)
          .arrayColumn("history", "history", ValueType.ENUM)
          .arrayColumn("states", "states", ValueType.ENUM)
          .column("signature", "signature", ValueType.BYTES)
          .column("paid", "paid", ValueType.BOOLEAN)
          .column("copies", "copies", ValueType.SHORT)
          .column("weight", "weight", ValueType.FLOAT)
          .column("volume", "volume", ValueType.DOUBLE)
          .column("total", "total", ValueType.BIG_DECIMAL);

  private static final RowShape CUSTOMER_2 =
      RowShape.of("Customer")
          .column("id", "id", ValueType.LONG)
          .column("full_name", "fullName", ValueType.STRING)
          .column("address_street", "address.street", ValueType.STRING)
          .column("address_zip", "address.postalCode", ValueType.STRING);

  private static final Statement ALL =
      Statement.of(
          "Orders.all",
          ORDER,
          """
          SELECT * FROM order_view
          """);

  private static final Statement CUSTOMER =
      Statement.of(
          "Orders.customer",
          CUSTOMER_2,
          """
          SELECT * FROM customer_view WHERE id = $1
          """,
          Parameter.of("id", ValueType.LONG));

  private static final Statement CUSTOMERS_BY_ID =
      Statement.of(
          "Orders.customersById",
          CUSTOMER_2.column("id", "key", ValueType.LONG),
          """
          SELECT * FROM customer_view
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public OrdersImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Orders#all}. */
  @Override
  public List<Order> all() {
    try (Rows rows = ALL.with(runner).query()) {
      return rows.list(OrdersImpl::order);
    }
  }

  /** Runs {@link Orders#customer}. */
  @Override
  public Customer customer(long id) {
    try (Rows rows = CUSTOMER.with(runner).bind(id).query()) {
      return customer2(rows.single());
    }
  }

  /** Runs {@link Orders#customersById}. */
  @Override
  public Map<Long, Customer> customersById() {
    try (Rows rows = CUSTOMERS_BY_ID.with(runner).query()) {
      return rows.map(row -> row.getLongOrNull(4), OrdersImpl::customer2);
    }
  }

  private static Order order(Rows rows) {
    return new Order(
        rows.getLong(0),
        rows.getEnum(1, STATE_LABELS),
        rows.getOffsetDateTime(2),
        orderCustomer(rows),
        orderBilling(rows),
        orderParcel(rows),
        rows.getList(13, String.class),
        rows.getArray(14, Integer.class, Integer[]::new),
        rows.getEnumList(15, STATE_LABELS),
        rows.getEnumArray(16, STATE_LABELS, State[]::new),
        rows.getBytes(17),
        rows.getBoolean(18),
        rows.getShort(19),
        rows.getFloat(20),
        rows.getDouble(21),
        rows.getBigDecimal(22));
  }

  private static Customer orderCustomer(Rows rows) {
    return new Customer(
        rows.getLong(3), rows.getString(4), rows.allNull(5, 7) ? null : orderCustomerAddress(rows));
  }

  private static Address orderCustomerAddress(Rows rows) {
    return new Address(rows.getString(5), rows.getString(6));
  }

  private static Address orderBilling(Rows rows) {
    return new Address(rows.getString(7), rows.getString(8));
  }

  private static Parcel orderParcel(Rows rows) {
    return new Parcel(
        rows.getString(9),
        rows.getLocalDateTime(10),
        rows.allNull(11, 13) ? null : orderParcelTo(rows));
  }

  private static Address orderParcelTo(Rows rows) {
    return new Address(rows.getString(11), rows.getString(12));
  }

  private static Customer customer2(Rows rows) {
    return new Customer(
        rows.getLong(0), rows.getString(1), rows.allNull(2, 4) ? null : customer2Address(rows));
  }

  private static Address customer2Address(Rows rows) {
    return new Address(rows.getString(2), rows.getString(3));
  }

  /** Makes {@link OrdersImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Orders> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Orders> type() {
      return Orders.class;
    }

    @Override
    public Orders create(Session session) {
      return new OrdersImpl(session);
    }
  }
}
