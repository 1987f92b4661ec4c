package checked;

import java.util.List;
import org.loompq.Query;

interface NullIntoAComponent {

  record Customer(long id, String email) {}

  @Query("SELECT id, email FROM bank.customer")
  List<Customer> all();
}
