package checked;

import java.util.List;
import org.loompq.Query;

interface CallForRows {

  @Query("CALL bank.close_day()")
  List<String> close();
}
