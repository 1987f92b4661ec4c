package checked;

import java.util.List;
import org.loompq.Query;

interface ColumnNearlyNamed {

  record Customer(long id, String name) {}

  @Query("SELECT id, name AS nme FROM bank.customer")
  List<Customer> all();
}
