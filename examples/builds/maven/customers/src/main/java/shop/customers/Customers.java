package shop.customers;

import java.util.List;
import java.util.Optional;
import org.loompq.Column;
import org.loompq.Query;

/** The customers of a shop. */
public interface Customers {

  enum Kind {
    @Column("private")
    PRIVATE,
    @Column("business")
    BUSINESS
  }

  record Customer(long id, String name, Optional<String> email, Kind kind) {}

  @Query("SELECT * FROM customer WHERE id = :id")
  Optional<Customer> find(long id);

  @Query("SELECT * FROM customer WHERE kind = :kind ORDER BY name")
  List<Customer> ofKind(Kind kind);

  @Query("INSERT INTO customer (name, email) VALUES (:name, :email) RETURNING id")
  long add(String name, Optional<String> email);
}
