package checked;

import java.util.stream.Stream;
import org.loompq.CopyOut;

interface CopyOutOfAnotherType {

  record Customer(int id, String name) {}

  @CopyOut("(SELECT id, name FROM bank.customer)")
  Stream<Customer> export();
}
