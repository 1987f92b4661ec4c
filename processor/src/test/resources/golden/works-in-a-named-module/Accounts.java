package golden;

import java.util.Optional;
import org.loompq.Query;

public interface Accounts {

  record Account(long id, String owner) {}

  @Query("SELECT id, owner FROM account WHERE id = :id")
  Optional<Account> find(long id);
}
