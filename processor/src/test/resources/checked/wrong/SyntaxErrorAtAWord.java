package checked;

import java.util.List;
import org.loompq.Query;

interface SyntaxErrorAtAWord {

  @Query("SELECT id FORM bank.account")
  List<Long> all();
}
