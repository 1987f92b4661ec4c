package checked;

import java.util.List;
import org.loompq.Query;

interface ListOfAnotherType {

  @Query("SELECT iban FROM bank.account WHERE id = ANY (:ids)")
  List<String> all(List<String> ids);
}
