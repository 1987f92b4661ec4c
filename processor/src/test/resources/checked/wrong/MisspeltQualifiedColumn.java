package checked;

import java.util.Optional;
import org.loompq.Query;

interface MisspeltQualifiedColumn {

  record Customer(long id, Optional<String> email) {}

  @Query(
      """
      SELECT c.id, c.emial
      FROM bank.customer c
      WHERE c.id = :id
      """)
  Optional<Customer> find(long id);
}
