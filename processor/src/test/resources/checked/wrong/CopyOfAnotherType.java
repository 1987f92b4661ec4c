package checked;

import java.util.stream.Stream;
import org.loompq.CopyIn;

interface CopyOfAnotherType {

  record NewCustomer(String name, String born) {}

  @CopyIn("bank.customer (name, born)")
  long load(Stream<NewCustomer> customers);
}
