package checked;

import java.util.List;
import java.util.Optional;
import org.loompq.Query;

interface Customers {

  record Customer(long id, String name) {}

  @Query("SELECT id, name FROM bank.customer WHERE id = :id")
  Optional<Customer> find(long id);

  @Query("SELECT id, name FROM bank.customer WHERE name = :name")
  List<Customer> named(String name);
}
