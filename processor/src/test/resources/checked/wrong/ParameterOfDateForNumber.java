package checked;

import java.time.LocalDate;
import java.util.List;
import org.loompq.Query;

interface ParameterOfDateForNumber {

  @Query("SELECT iban FROM bank.account WHERE id = :id")
  List<String> all(LocalDate id);
}
