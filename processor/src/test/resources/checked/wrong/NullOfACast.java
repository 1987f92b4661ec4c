package checked;

import java.util.List;
import org.loompq.Query;

interface NullOfACast {

  @Query("SELECT credit_limit::bigint FROM bank.account")
  List<Long> limits();

  @Query("SELECT CASE WHEN id > 1 THEN iban END FROM bank.account")
  List<String> some();
}
