package checked;

import org.loompq.Query;

interface NarrowingOfASingleValue {

  @Query("SELECT count(*) FROM bank.customer")
  int count();
}
