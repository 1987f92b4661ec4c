package checked;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.loompq.Query;

interface NullInAnOptionalRecord {

  record Account(long id, Instant closedAt) {}

  record Line(long id, Optional<Account> account) {}

  @Query(
      """
      SELECT c.id, a.id AS account_id, a.closed_at AS account_closed_at
      FROM bank.customer c LEFT JOIN bank.account a ON a.customer_id = c.id
      """)
  List<Line> all();
}
