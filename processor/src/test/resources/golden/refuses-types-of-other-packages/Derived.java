package golden;

import base.Base;
import org.loompq.Query;

class Derived extends Base {

  interface Repository {
    @Query("SELECT 1 AS id")
    Protected one();

    @Query("SELECT 1 AS inner, 'A' AS kind")
    Lent.Shown shown();

    @Query("SELECT 1 AS own")
    Loan loan();

    @Query("SELECT 1 AS id, 'a' AS name")
    Open.Nested nested();
  }
}
