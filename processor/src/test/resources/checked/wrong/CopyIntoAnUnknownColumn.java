package checked;

import java.util.stream.Stream;
import org.loompq.CopyIn;

interface CopyIntoAnUnknownColumn {

  record NewCustomer(String nme) {}

  @CopyIn("bank.customer (nme)")
  long load(Stream<NewCustomer> customers);
}
