package checked;

import java.util.List;
import org.loompq.Query;

interface AggregateInWhere {

  @Query("SELECT id FROM bank.account WHERE sum(balance) > 0")
  List<Long> all();
}
