package shop;

import java.util.List;
import java.util.Optional;
import org.loompq.Batch;
import org.loompq.CopyIn;
import org.loompq.Query;
import org.loompq.ReadOnly;
import org.loompq.Timeout;

public interface Customers {

  record Customer(long id, String name, Optional<String> email) {}

  record NewCustomer(String name, Optional<String> email) {}

  @Query("SELECT id, name, email FROM shop.customer WHERE id = :id")
  @ReadOnly
  @Timeout("200ms")
  Optional<Customer> find(long id);

  @Query("SELECT id, name, email FROM shop.customer WHERE name = :name")
  List<Customer> find(String name);

  @Query("SELECT count(*) FROM shop.customer WHERE name <> '<b>&</b></script><!--'")
  long count();

  @Query("UPDATE shop.customer SET name = :name WHERE id = :id")
  boolean rename(long id, String name);

  @Batch
  @Query("INSERT INTO shop.customer (name, email) VALUES (:name, :email)")
  long addAll(List<? extends NewCustomer> customers);

  @CopyIn("shop.customer (name, email)")
  long load(List<NewCustomer> customers);
}
