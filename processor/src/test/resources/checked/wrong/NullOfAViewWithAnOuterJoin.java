package checked;

import java.math.BigDecimal;
import java.util.List;
import org.loompq.Query;

interface NullOfAViewWithAnOuterJoin {

  record Line(long id, String name, BigDecimal balance) {}

  @Query("SELECT id, name, balance FROM bank.overview")
  List<Line> all();
}
