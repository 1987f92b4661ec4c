package checked;

import java.util.List;
import org.loompq.Query;

interface JsonIntoAStringArray {

  @Query("SELECT document FROM bank.booking")
  List<String[]> all();
}
