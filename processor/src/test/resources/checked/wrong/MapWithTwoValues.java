package checked;

import java.util.Map;
import org.loompq.Column;
import org.loompq.Query;

interface MapWithTwoValues {

  @Column("id")
  @Query("SELECT id, name, email FROM bank.customer")
  Map<Long, String> names();
}
