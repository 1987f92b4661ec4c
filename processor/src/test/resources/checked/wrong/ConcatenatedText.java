package checked;

import java.util.List;
import org.loompq.Query;

interface ConcatenatedText {

  @Query(
      "SELECT id"
          + " FROM bank.customer"
          + " WHERE nam = :name")
  List<Long> named(String name);
}
