package org.loompq.examples.quickstart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.loompq.Query;

/** The accounts of a bank. */
public interface Accounts {

  /** A row of {@code account}. */
  record Account(long id, String owner, BigDecimal balance, Instant openedAt) {}

  @Query("SELECT id, owner, balance, opened_at FROM quickstart.account WHERE id = :id")
  Optional<Account> find(long id);

  @Query("SELECT * FROM quickstart.account WHERE owner = ANY(:owners) ORDER BY id")
  List<Account> byOwners(List<String> owners);

  @Query("INSERT INTO quickstart.account (owner, balance) VALUES (:owner, :balance) RETURNING id")
  long open(String owner, BigDecimal balance);

  @Query("UPDATE quickstart.account SET balance = balance + :amount WHERE id = :id")
  int deposit(long id, BigDecimal amount);

  @Query(
      """
      INSERT INTO quickstart.account (owner, balance, opened_at)
      SELECT 'owner ' || n % 1000, n % 500 + 0.25, now() - n * interval '1 minute'
      FROM generate_series(1, :count) AS n
      """)
  int fill(int count);

  @Query("SELECT count(*) FROM quickstart.account")
  long count();
}
