package checked;

import java.util.List;
import org.loompq.Query;

interface NumericIntoDouble {

  @Query("SELECT balance FROM bank.account")
  List<Double> all();
}
