package checked;

import java.util.List;
import org.loompq.Query;

interface NullOfANestedRecord {

  record Account(long id, String iban) {}

  record Line(long id, Account account) {}

  @Query(
      """
      SELECT c.id, a.id AS account_id, a.iban AS account_iban
      FROM bank.customer c LEFT JOIN bank.account a ON a.customer_id = c.id
      """)
  List<Line> all();
}
