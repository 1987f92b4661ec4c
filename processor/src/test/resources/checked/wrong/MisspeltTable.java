package checked;

import java.util.List;
import org.loompq.Query;

interface MisspeltTable {

  @Query("SELECT id FROM bank.acount")
  List<Long> all();
}
