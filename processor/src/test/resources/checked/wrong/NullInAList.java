package checked;

import java.util.List;
import org.loompq.Query;

interface NullInAList {

  @Query("SELECT note FROM bank.booking")
  List<String> notes();
}
