package checked;

import java.util.List;
import org.loompq.Query;

interface NullOfACase {

  @Query(
      """
      SELECT CASE WHEN balance > 0 THEN iban END AS iban
      FROM bank.account
      """)
  List<String> all();
}
