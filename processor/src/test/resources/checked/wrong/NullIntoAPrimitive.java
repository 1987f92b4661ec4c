package checked;

import java.util.List;
import org.loompq.Query;

interface NullIntoAPrimitive {

  record Account(long id, int creditLimit) {}

  @Query("SELECT id, credit_limit FROM bank.account")
  List<Account> all();
}
