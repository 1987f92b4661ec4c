package org.loompq.examples.quickstart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.loompq.CopyIn;
import org.loompq.Isolation;
import org.loompq.Query;
import org.loompq.Transactional;

/** The accounts of a bank. */
public interface Accounts {

  /** A row of {@code account}. */
  record Account(long id, String owner, BigDecimal balance, Instant openedAt) {}

  /** What an account is opened with; the database adds the rest. */
  record NewAccount(String owner, BigDecimal balance) {}

  @CopyIn("quickstart.account (owner, balance)")
  long open(Stream<NewAccount> accounts);

  @Query("SELECT balance FROM quickstart.account WHERE id = :id")
  BigDecimal balance(long id);

  /** Gives the new balance. */
  @Query(
      """
      UPDATE quickstart.account SET balance = balance + :amount
      WHERE id = :id
      RETURNING balance
      """)
  BigDecimal deposit(long id, BigDecimal amount);

  /**
   * Moves money, unless there is too little. Where two transfers get in each other's way, one of
   * them runs again.
   */
  @Transactional(isolation = Isolation.SERIALIZABLE, retries = 20)
  default boolean transfer(long from, long to, BigDecimal amount) {
    if (balance(from).compareTo(amount) < 0) {
      return false;
    }
    deposit(from, amount.negate());
    deposit(to, amount);
    return true;
  }

  @Query("SELECT coalesce(sum(balance), 0) FROM quickstart.account")
  BigDecimal total();

  @Query("SELECT * FROM quickstart.account ORDER BY balance DESC, id LIMIT :most")
  List<Account> richest(int most);
}
