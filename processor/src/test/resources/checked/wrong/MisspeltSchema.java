package checked;

import java.util.List;
import org.loompq.Query;

interface MisspeltSchema {

  @Query("SELECT id FROM bnk.account")
  List<Long> all();
}
