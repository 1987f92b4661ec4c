package checked;

import java.util.stream.Stream;
import org.loompq.CopyIn;

interface CopyWithoutARequiredColumn {

  record NewAccount(long customerId) {}

  @CopyIn("bank.account (customer_id)")
  long load(Stream<NewAccount> accounts);
}
