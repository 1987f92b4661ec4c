package golden;

import base.Base;
import org.loompq.Query;

class Derived extends Base {

  interface Repository {
    @Query("SELECT 1 AS id")
    Protected one();
  }
}
