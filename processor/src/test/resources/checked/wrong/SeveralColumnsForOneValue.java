package checked;

import java.util.List;
import org.loompq.Query;

interface SeveralColumnsForOneValue {

  @Query("SELECT id, name FROM bank.customer")
  List<String> names();
}
