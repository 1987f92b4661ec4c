package checked;

import org.loompq.Query;

interface ArrayIntoASingleValue {

  @Query("SELECT tags FROM bank.customer WHERE id = :id")
  String tags(long id);
}
