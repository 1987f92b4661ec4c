package checked;

import java.util.List;
import org.loompq.Query;

interface NestedColumnThatIsMissing {

  record Customer(long id, String name) {}

  record Account(String iban, Customer customer) {}

  @Query(
      """
      SELECT a.iban, c.id AS customer_id
      FROM bank.account a JOIN bank.customer c ON c.id = a.customer_id
      """)
  List<Account> all();
}
