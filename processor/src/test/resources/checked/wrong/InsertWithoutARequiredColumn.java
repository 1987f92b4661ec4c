package checked;

import org.loompq.Query;

interface InsertWithoutARequiredColumn {

  @Query("INSERT INTO bank.account (customer_id) VALUES (:customerId)")
  int open(long customerId);
}
