package checked;

import java.util.List;
import org.loompq.Query;

interface MisspeltColumnInWhere {

  @Query(
      """
      SELECT id FROM bank.customer
      WHERE
        lower(nam) = :name
      """)
  List<Long> named(String name);
}
