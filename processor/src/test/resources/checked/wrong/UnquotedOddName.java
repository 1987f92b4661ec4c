package checked;

import java.util.List;
import org.loompq.Query;

interface UnquotedOddName {

  @Query("SELECT Odd_Column FROM bank.\"Odd Table\"")
  List<Integer> all();
}
