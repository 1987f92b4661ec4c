package checked;

import java.util.List;
import org.loompq.Query;

interface ColumnThatIsThereTwice {

  record Customer(long id, String name) {}

  @Query(
      """
      SELECT c.id, a.id, c.name
      FROM bank.customer c JOIN bank.account a ON a.customer_id = c.id
      """)
  List<Customer> all();
}
