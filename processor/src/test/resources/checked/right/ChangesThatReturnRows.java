package checked;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loompq.Query;

interface ChangesThatReturnRows {

  record Account(long id, String iban, BigDecimal balance, Instant openedAt) {}

  record NewAccount(long customerId, String iban, BigDecimal balance) {}

  record Change(BigDecimal before, BigDecimal after) {}

  record Merged(String action, long id) {}

  @Query(
      """
      INSERT INTO bank.account (customer_id, iban, balance) VALUES (:customerId, :iban, :balance)
      RETURNING id
      """)
  long open(NewAccount account);

  @Query(
      """
      INSERT INTO bank.account (customer_id, iban) VALUES (:customer, :iban)
      RETURNING id, iban, balance, opened_at
      """)
  Account open(long customer, String iban);

  @Query(
      """
      INSERT INTO bank.account AS a (customer_id, iban, balance) VALUES (:customer, :iban, :balance)
      ON CONFLICT (iban) DO UPDATE SET balance = a.balance + excluded.balance
      RETURNING a.balance
      """)
  BigDecimal openOrAdd(long customer, String iban, BigDecimal balance);

  @Query(
      """
      INSERT INTO bank.account (customer_id, iban) VALUES (:customer, :iban)
      ON CONFLICT DO NOTHING
      RETURNING id
      """)
  Optional<Long> openUnlessThere(long customer, String iban);

  @Query("UPDATE bank.account SET balance = balance + :amount WHERE id = :id RETURNING balance")
  Optional<BigDecimal> deposit(long id, BigDecimal amount);

  @Query(
      """
      UPDATE bank.account SET balance = balance + :amount WHERE id = :id
      RETURNING old.balance AS before, new.balance AS after
      """)
  Optional<Change> change(long id, BigDecimal amount);

  @Query("DELETE FROM bank.account WHERE closed_at IS NOT NULL RETURNING id, closed_at")
  List<Closed> removeClosed();

  record Closed(long id, @Nullable Instant closedAt) {}

  @Query(
      """
      WITH moved AS (
        DELETE FROM bank.booking WHERE account_id = :from RETURNING number, amount, booked_at
      )
      INSERT INTO bank.booking (account_id, number, amount, booked_at)
      SELECT :to, number, amount, booked_at FROM moved
      RETURNING number
      """)
  List<Integer> move(long from, long to);

  @Query(
      """
      MERGE INTO bank.account a
      USING (VALUES (:iban, :customer, :balance)) AS given (iban, customer, balance)
      ON a.iban = given.iban
      WHEN MATCHED THEN UPDATE SET balance = given.balance
      WHEN NOT MATCHED THEN INSERT (customer_id, iban, balance)
        VALUES (given.customer, given.iban, given.balance)
      """)
  int merge(String iban, long customer, BigDecimal balance);

  @Query(
      """
      MERGE INTO bank.account a USING bank.customer c ON a.customer_id = c.id AND c.name = :name
      WHEN MATCHED AND a.balance < 0 THEN DELETE
      WHEN MATCHED THEN UPDATE SET balance = 0
      RETURNING merge_action() AS action, a.id
      """)
  List<Merged> settle(String name);
}
