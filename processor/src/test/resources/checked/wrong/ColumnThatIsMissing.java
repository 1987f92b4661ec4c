package checked;

import java.util.List;
import org.loompq.Query;

interface ColumnThatIsMissing {

  record Customer(long id, String name) {}

  @Query("SELECT id FROM bank.customer")
  List<Customer> all();
}
