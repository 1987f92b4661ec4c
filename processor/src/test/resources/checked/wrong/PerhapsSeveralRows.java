package checked;

import java.util.Optional;
import org.loompq.Query;

interface PerhapsSeveralRows {

  @Query("SELECT id FROM bank.customer WHERE name = :name")
  Optional<Long> named(String name);
}
