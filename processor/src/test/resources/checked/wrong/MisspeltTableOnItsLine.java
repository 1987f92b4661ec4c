package checked;

import java.util.List;
import org.loompq.Query;

interface MisspeltTableOnItsLine {

  @Query(
      """
      SELECT a.id
        FROM bank.account a
        JOIN bank.custommer c ON c.id = a.customer_id
      """)
  List<Long> all();
}
