package checked;

import java.util.List;
import org.loompq.Query;

interface MisspeltColumnOfReturning {

  @Query(
      """
      DELETE FROM bank.account WHERE id = :id
      RETURNING ibam
      """)
  List<String> remove(long id);
}
