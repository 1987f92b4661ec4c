package checked;

import java.util.List;
import org.loompq.Query;

interface ListForASingleValue {

  @Query("SELECT id FROM bank.account WHERE iban = :ibans")
  List<Long> all(List<String> ibans);
}
