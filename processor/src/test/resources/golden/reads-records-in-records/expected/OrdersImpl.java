package golden;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Orders} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class OrdersImpl implements Orders {

  private static final Codec<State> STATE_CODEC =
      Codecs.enumOf(State.values(), "OPEN", "on its way");

  private static final Codec<List<String>> STRING_LIST = Codecs.listOf(Codecs.STRING);

  private static final Codec<Integer[]> INTEGER_ARRAY =
      Codecs.arrayOf(Codecs.INTEGER, Integer[]::new);

  private static final Codec<List<State>> STATE_LIST = Codecs.listOf(STATE_CODEC);

  private static final Codec<State[]> STATE_ARRAY = Codecs.arrayOf(STATE_CODEC, State[]::new);

  private static final RowShape ORDER =
      RowShape.of("Order")
          .column("id", "id", Codecs.LONG)
          .column("state", "state", STATE_CODEC)
          .column("created_at", "createdAt", Codecs.OFFSET_DATE_TIME)
          .column("customer_id", "customer.id", Codecs.LONG)
          .column("customer_full_name", "customer.fullName", Codecs.STRING)
          .column("customer_address_street", "customer.address.street", Codecs.STRING)
          .column("customer_address_zip", "customer.address.postalCode", Codecs.STRING)
          .column("b_street", "billing.street", Codecs.STRING)
          .column("b_zip", "billing.postalCode", Codecs.STRING)
          .column(
              "tracking_number_of_the_parcel", "parcel.trackingNumberOfTheParcel", Codecs.STRING)
          .column(
              "expected_time_of_delivery", "parcel.expectedTimeOfDelivery", Codecs.LOCAL_DATE_TIME)
          .column("to_street", "parcel.to.street", Codecs.STRING)
          .column("to_zip", "parcel.to.postalCode", Codecs.STRING)
          .column("tags", "tags", STRING_LIST)
          .column("quantities", "quantities", INTEGER_ARRAY)
          .column("history", "history", STATE_LIST)
          .column("states", "states", STATE_ARRAY)
          .column("signature", "signature", Codecs.BYTES)
          .column("paid", "paid", Codecs.BOOLEAN)
          .column("copies", "copies", Codecs.SHORT)
          .column("weight", "weight", Codecs.FLOAT)
          .column("volume", "volume", Codecs.DOUBLE)
          .column("total", "total", Codecs.BIG_DECIMAL);

  private static final RowShape CUSTOMER_2 =
      RowShape.of("Customer")
          .column("id", "id", Codecs.LONG)
          .column("full_name", "fullName", Codecs.STRING)
          .column("address_street", "address.street", Codecs.STRING)
          .column("address_zip", "address.postalCode", Codecs.STRING);

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
          Parameter.of("id", Codecs.LONG));

  private static final Statement CUSTOMERS_BY_ID =
      Statement.of(
          "Orders.customersById",
          CUSTOMER_2.column("id", "key", Codecs.LONG),
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
      return rows.map(row -> row.get(4, Codecs.LONG), OrdersImpl::customer2);
    }
  }

  private static Order order(Rows rows) {
    return new Order(
        rows.getLong(0),
        rows.get(1, STATE_CODEC),
        rows.get(2, Codecs.OFFSET_DATE_TIME),
        orderCustomer(rows),
        orderBilling(rows),
        orderParcel(rows),
        rows.get(13, STRING_LIST),
        rows.get(14, INTEGER_ARRAY),
        rows.get(15, STATE_LIST),
        rows.get(16, STATE_ARRAY),
        rows.get(17, Codecs.BYTES),
        rows.getBoolean(18),
        rows.getShort(19),
        rows.getFloat(20),
        rows.getDouble(21),
        rows.get(22, Codecs.BIG_DECIMAL));
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
        rows.get(10, Codecs.LOCAL_DATE_TIME),
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
