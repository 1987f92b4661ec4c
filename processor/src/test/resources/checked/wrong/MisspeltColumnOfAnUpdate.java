package checked;

import java.math.BigDecimal;
import org.loompq.Query;

interface MisspeltColumnOfAnUpdate {

  @Query("UPDATE bank.account SET balanc = :balance WHERE id = :id")
  int set(BigDecimal balance, long id);
}
