package checked;

import java.time.LocalDate;
import org.loompq.Query;

interface TimestampWithZoneIntoLocal {

  @Query("SELECT opened_at FROM bank.account WHERE id = :id")
  LocalDate opened(long id);
}
