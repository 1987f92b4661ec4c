package checked;

import java.util.List;
import org.loompq.Query;

interface StringForANumber {

  @Query("SELECT iban FROM bank.account WHERE id = :id")
  List<String> all(String id);
}
