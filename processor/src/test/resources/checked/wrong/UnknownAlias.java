package checked;

import java.util.List;
import org.loompq.Query;

interface UnknownAlias {

  @Query("SELECT x.id FROM bank.account a")
  List<Long> all();
}
