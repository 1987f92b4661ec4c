package checked;

import java.util.Optional;
import org.loompq.Query;

interface LimitOfAPartOfAUnion {

  @Query("(SELECT name FROM bank.customer LIMIT 1) UNION (SELECT iban FROM bank.account LIMIT 1)")
  Optional<String> either();

  @Query("SELECT name FROM bank.customer ORDER BY id LIMIT 1 + 1")
  Optional<String> two();
}
