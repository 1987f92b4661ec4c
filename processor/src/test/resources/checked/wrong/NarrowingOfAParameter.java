package checked;

import java.math.BigDecimal;
import org.loompq.Query;

interface NarrowingOfAParameter {

  @Query("UPDATE bank.account SET credit_limit = :limit WHERE id = :id")
  int limit(BigDecimal limit, long id);
}
