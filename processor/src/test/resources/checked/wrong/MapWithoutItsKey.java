package checked;

import java.util.Map;
import org.loompq.Column;
import org.loompq.Query;

interface MapWithoutItsKey {

  @Column("id")
  @Query("SELECT name FROM bank.customer")
  Map<Long, String> names();
}
