package golden;

import java.util.List;
import org.loompq.Query;

public interface Colours {

  @Query("SELECT colour FROM palette WHERE colour <> :colour")
  List<Rgb> others(Rgb colour);
}
