package golden;

import java.util.List;
import org.loompq.Query;

interface Old {

  @Deprecated
  @Query("SELECT 1")
  int method();

  @Query("SELECT 1 AS id")
  List<Item> component();
}
