package golden;

import java.util.List;
import org.loompq.Query;

class Outer {

  interface Base {
    @Query("SELECT 1")
    int inherited();
  }

  interface Inner extends Base {

    /** Has the name of a class that the generated code needs. */
    record Rows(int size, int no) {}

    @Query("SELECT 2 AS size")
    List<Rows> all();
  }
}
