package checked;

import java.time.Instant;
import org.loompq.Query;

interface PerhapsSeveralRowsOfPartOfAKey {

  @Query("SELECT booked_at FROM bank.booking WHERE account_id = :id")
  Instant booked(long id);
}
