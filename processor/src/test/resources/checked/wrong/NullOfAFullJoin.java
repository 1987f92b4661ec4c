package checked;

import java.util.List;
import org.loompq.Query;

interface NullOfAFullJoin {

  record Line(String iban, long id) {}

  @Query(
      """
      SELECT a.iban, p.id
      FROM bank.account a FULL JOIN bank.payment p ON p.id = a.id
      """)
  List<Line> all();
}
