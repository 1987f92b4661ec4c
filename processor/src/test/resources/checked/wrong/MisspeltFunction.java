package checked;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.Query;

interface MisspeltFunction {

  @Query("SELECT bank.intrest(balance, 30) FROM bank.account")
  List<@Nullable BigDecimal> all();
}
