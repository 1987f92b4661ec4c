package checked;

import java.time.Instant;
import java.util.List;
import org.loompq.Batch;
import org.loompq.Query;

interface BatchOfAnotherType {

  record NewCustomer(String name, Instant born) {}

  @Batch
  @Query("INSERT INTO bank.customer (name, born) VALUES (:name, :born)")
  int add(List<NewCustomer> customers);
}
