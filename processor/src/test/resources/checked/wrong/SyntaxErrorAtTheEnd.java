package checked;

import java.util.List;
import org.loompq.Query;

interface SyntaxErrorAtTheEnd {

  @Query("SELECT id FROM bank.account WHERE")
  List<Long> all();
}
