package checked;

import java.util.List;
import org.loompq.Query;

interface UnionOfDifferentCounts {

  @Query(
      """
      SELECT id FROM bank.account
      UNION
      SELECT id, name FROM bank.customer
      """)
  List<Long> all();
}
