package checked;

import java.util.stream.Stream;
import org.loompq.CopyOut;

interface CopyOutOfSeveralLines {

  record Customer(long id, String name) {}

  @CopyOut(
      """
      (
        SELECT id,
               nmae AS name
        FROM bank.customer
      )
      """)
  Stream<Customer> export();
}
