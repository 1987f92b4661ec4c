package checked;

import java.time.LocalDate;
import java.util.List;
import org.loompq.Query;
import org.loompq.type.Range;

interface RangeOfAnotherType {

  @Query("SELECT number FROM bank.booking WHERE during && :during")
  List<Integer> all(Range<LocalDate> during);
}
