package checked;

import java.util.List;
import org.loompq.Query;

interface SyntaxErrorInTheThirdLine {

  @Query(
      """
      SELECT id
      FROM bank.account
      WHRE id = :id
      """)
  List<Long> all(long id);
}
