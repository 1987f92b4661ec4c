package checked;

import java.util.stream.Stream;
import org.loompq.Query;

interface StreamWithAMissingColumn {

  record Customer(long id, String name) {}

  @Query("SELECT id FROM bank.customer")
  Stream<Customer> all();
}
