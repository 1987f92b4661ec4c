package checked;

import java.util.stream.Stream;
import org.loompq.CopyOut;

interface CopyOutOfAnUnknownColumn {

  record Customer(long id, String nam) {}

  @CopyOut("bank.customer (id, nam)")
  Stream<Customer> export();
}
