package checked;

import java.util.Optional;
import org.loompq.Query;

interface TextIntoANumber {

  @Query("SELECT iban FROM bank.account WHERE id = :id")
  Optional<Long> iban(long id);
}
