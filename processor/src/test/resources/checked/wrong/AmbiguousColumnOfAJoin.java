package checked;

import java.util.List;
import org.loompq.Query;

interface AmbiguousColumnOfAJoin {

  @Query("SELECT id FROM bank.account a JOIN bank.customer c ON c.id = a.customer_id")
  List<Long> all();
}
