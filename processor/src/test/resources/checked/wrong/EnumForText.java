package checked;

import java.util.List;
import org.loompq.Query;

interface EnumForText {

  enum Kind {
    PRIVATE,
    BUSINESS
  }

  @Query("SELECT id FROM bank.account WHERE balance > :kind")
  List<Long> all(Kind kind);
}
