package checked;

import java.math.BigDecimal;
import org.loompq.Query;

interface ShapesOfChanges {

  @Query("UPDATE bank.account SET balance = balance + :amount WHERE id = :id")
  void deposit(long id, BigDecimal amount);

  @Query("UPDATE bank.account SET balance = :balance, closed_at = now() WHERE id = :id")
  boolean close(long id, BigDecimal balance);

  @Query("DELETE FROM bank.account WHERE closed_at < now() - interval '10 years'")
  int forget();

  @Query("DELETE FROM bank.booking b USING bank.account a WHERE a.id = b.account_id AND a.iban = :iban")
  long forgetBookings(String iban);

  @Query(
      """
      UPDATE bank.account a SET balance = a.balance + c.id
      FROM bank.customer c WHERE c.id = a.customer_id AND c.name = :name
      """)
  int give(String name);

  @Query("CALL bank.close_day()")
  void closeDay();

  @Query("TRUNCATE bank.payment")
  void empty();

  @Query("LOCK TABLE bank.payment IN EXCLUSIVE MODE")
  void lock();

  @Query("SET LOCAL work_mem = '64MB'")
  void giveMemory();

  @Query("SELECT pg_notify('changed', :payload)")
  void announce(String payload);
}
