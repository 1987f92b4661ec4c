package checked;

import java.util.List;
import org.loompq.Query;

interface ColumnThatIsUnused {

  record Customer(long id, String name) {}

  @Query("SELECT id, name, kind FROM bank.customer")
  List<Customer> all();
}
