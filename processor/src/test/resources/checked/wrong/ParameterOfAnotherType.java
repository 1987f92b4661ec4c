package checked;

import java.util.List;
import org.loompq.Query;

interface ParameterOfAnotherType {

  @Query("SELECT id FROM bank.account WHERE iban = :iban")
  List<Long> all(long iban);
}
