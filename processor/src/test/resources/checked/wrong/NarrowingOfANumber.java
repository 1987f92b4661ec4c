package checked;

import java.util.List;
import org.loompq.Query;

interface NarrowingOfANumber {

  record Customer(int id, String name) {}

  @Query("SELECT id, name FROM bank.customer")
  List<Customer> all();
}
