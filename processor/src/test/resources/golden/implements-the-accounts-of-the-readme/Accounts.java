package bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.loompq.Query;

/** The accounts of a bank. */
public interface Accounts {

  /** A row of account. */
  record Account(long id, String owner, BigDecimal balance, Instant openedAt) {}

  @Query("SELECT id, owner, balance, opened_at FROM account WHERE id = :id")
  Optional<Account> find(long id);

  @Query("SELECT * FROM account WHERE owner = ANY(:owners) ORDER BY id")
  List<Account> byOwners(List<String> owners);

  @Query("INSERT INTO account (owner, balance) VALUES (:owner, :balance) RETURNING id")
  long open(String owner, BigDecimal balance);

  @Query("UPDATE account SET balance = balance + :amount WHERE id = :id")
  int deposit(long id, BigDecimal amount);

  default void transfer(long from, long to, BigDecimal amount) {
    deposit(from, amount.negate());
    deposit(to, amount);
  }
}
