package checked;

import java.util.stream.Stream;
import org.loompq.CopyIn;

interface CopyIntoAnUnknownTable {

  record NewCustomer(String name) {}

  @CopyIn("bank.custmer (name)")
  long load(Stream<NewCustomer> customers);
}
