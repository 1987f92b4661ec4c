package checked;

import java.util.List;
import org.loompq.Query;

interface MisspeltType {

  @Query("SELECT id FROM bank.account WHERE iban = :iban::txet")
  List<Long> all(String iban);
}
