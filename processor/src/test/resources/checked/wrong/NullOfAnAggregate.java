package checked;

import java.math.BigDecimal;
import org.loompq.Query;

interface NullOfAnAggregate {

  @Query("SELECT sum(balance) FROM bank.account")
  BigDecimal total();
}
