package checked;

import java.util.List;
import org.loompq.Query;

interface MisspeltColumn {

  record Customer(long id, String name) {}

  @Query(
      """
      SELECT id, nmae
      FROM bank.customer
      """)
  List<Customer> all();
}
