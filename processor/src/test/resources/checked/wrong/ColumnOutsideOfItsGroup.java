package checked;

import java.util.List;
import org.loompq.Query;

interface ColumnOutsideOfItsGroup {

  record Sum(long customerId, String iban, long count) {}

  @Query(
      """
      SELECT customer_id, iban, count(*)
      FROM bank.account
      GROUP BY customer_id
      """)
  List<Sum> all();
}
