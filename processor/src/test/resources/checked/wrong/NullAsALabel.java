package checked;

import java.util.List;
import org.loompq.Column;
import org.loompq.Query;

interface NullAsALabel {

  @Column("kind")
  sealed interface Customer {}

  record Private(long id) implements Customer {}

  @Query("SELECT id, nullif(email, '') AS kind FROM bank.customer")
  List<Customer> all();
}
