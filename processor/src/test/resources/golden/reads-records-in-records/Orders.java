package golden;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.Query;

public interface Orders {

  enum State {
    OPEN,
    @Column("on its way")
    SHIPPED
  }

  record Address(String street, @Column("zip") String postalCode) {}

  record Parcel(
      String trackingNumberOfTheParcel, LocalDateTime expectedTimeOfDelivery, @Nullable Address to) {}

  record Customer(long id, String fullName, @Nullable Address address) {}

  record Order(
      long id,
      State state,
      OffsetDateTime createdAt,
      Customer customer,
      @Column("b_") Address billing,
      @Column("") Parcel parcel,
      List<String> tags,
      Integer[] quantities,
      List<State> history,
      State[] states,
      byte[] signature,
      boolean paid,
      short copies,
      float weight,
      double volume,
      BigDecimal total) {}

  @Query("SELECT * FROM order_view")
  List<Order> all();

  @Query("SELECT * FROM customer_view WHERE id = :id")
  Customer customer(long id);

  @Query("SELECT * FROM customer_view")
  @Column("id")
  Map<Long, Customer> customersById();
}
