package golden;

import java.util.List;
import java.util.ServiceLoader;
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
  private static final EnumLabels<Orders.State> STATE_LABELS =
      EnumLabels.of(Orders.State.values(), "OPEN", "on its way");

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
      Statement.of("Orders.all", ORDER, "SELECT * FROM order_view");

  private static final Statement CUSTOMER =
      Statement.of(
          "Orders.customer",
          CUSTOMER_2,
          "SELECT * FROM customer_view WHERE id = $1",
          Parameter.of("id", ValueType.LONG));

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public OrdersImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Orders#all()}. */
  @Override
  public List<Orders.Order> all() {
    try (Rows rows = ALL.with(this.runner).query()) {
      return rows.list(OrdersImpl::order);
    }
  }

  /** Runs {@link Orders#customer(long)}. */
  @Override
  public Orders.Customer customer(long id) {
    try (Rows rows = CUSTOMER.with(this.runner).bind(id).query()) {
      return customer2(rows.single());
    }
  }

  private static Orders.Order order(Rows rows) {
    return new Orders.Order(
        rows.getLong(0),
        rows.getEnum(1, STATE_LABELS),
        rows.getOffsetDateTime(2),
        orderCustomer(rows),
        orderBilling(rows),
        rows.getList(9, String.class),
        rows.getArray(10, Integer.class, Integer[]::new),
        rows.getEnumList(11, STATE_LABELS),
        rows.getEnumArray(12, STATE_LABELS, Orders.State[]::new),
        rows.getBytes(13),
        rows.getBoolean(14),
        rows.getShort(15),
        rows.getFloat(16),
        rows.getDouble(17),
        rows.getBigDecimal(18));
  }

  private static Orders.Customer orderCustomer(Rows rows) {
    return new Orders.Customer(
        rows.getLong(3), rows.getString(4), rows.allNull(5, 7) ? null : orderCustomerAddress(rows));
  }

  private static Orders.Address orderCustomerAddress(Rows rows) {
    return new Orders.Address(rows.getString(5), rows.getString(6));
  }

  private static Orders.Address orderBilling(Rows rows) {
    return new Orders.Address(rows.getString(7), rows.getString(8));
  }

  private static Orders.Customer customer2(Rows rows) {
    return new Orders.Customer(
        rows.getLong(0), rows.getString(1), rows.allNull(2, 4) ? null : customer2Address(rows));
  }

  private static Orders.Address customer2Address(Rows rows) {
    return new Orders.Address(rows.getString(2), rows.getString(3));
  }

  /** Makes {@link OrdersImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Orders> {
    /** For {@link ServiceLoader}. */
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
