package checked;

import java.util.List;
import org.loompq.Batch;
import org.loompq.Query;

interface BatchWithoutARequiredColumn {

  @Batch
  @Query("INSERT INTO bank.account (customer_id) VALUES (:customerIds)")
  int add(List<Long> customerIds);
}
