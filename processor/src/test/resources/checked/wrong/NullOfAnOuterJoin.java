package checked;

import java.util.List;
import org.loompq.Query;

interface NullOfAnOuterJoin {

  record Line(long id, String iban) {}

  @Query(
      """
      SELECT c.id, a.iban
      FROM bank.customer c LEFT JOIN bank.account a ON a.customer_id = c.id
      """)
  List<Line> all();
}
