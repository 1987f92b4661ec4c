package golden;

import java.util.Optional;
import org.loompq.Query;

interface Accounts extends Reading<String>, Counting {

  record Account(long id, String owner) {}

  @Override
  @Query("SELECT id::text FROM account WHERE id = :key")
  Optional<String> find(long key);

  @Query("SELECT id, owner FROM account WHERE id = :id")
  Account account(long id);

  /** Left alone. */
  @Override
  default void close() {}

  /** Left alone. */
  static int one() {
    return 1;
  }

  /** Every class has it. */
  @Override
  String toString();
}
