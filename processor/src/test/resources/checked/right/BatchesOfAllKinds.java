package checked;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loompq.Batch;
import org.loompq.Query;
import org.loompq.Transactional;

interface BatchesOfAllKinds {

  record NewAccount(long customerId, String iban, @Nullable BigDecimal balance) {}

  record Account(long id, String iban) {}

  @Batch
  @Query("INSERT INTO bank.account (customer_id, iban) VALUES (:customerId, :iban)")
  long[] ofList(List<NewAccount> accounts);

  @Batch
  @Query("INSERT INTO bank.account (customer_id, iban) VALUES (:accounts.customerId, :accounts.iban)")
  int ofArray(NewAccount... accounts);

  @Batch
  @Query("UPDATE bank.account SET balance = coalesce(:balance, 0) WHERE iban = :iban")
  void ofStream(Stream<? extends NewAccount> accounts);

  @Batch
  @Query("DELETE FROM bank.account WHERE id = :ids")
  long ofPrimitives(long[] ids);

  @Batch
  @Query("UPDATE bank.account SET balance = :balances, closed_at = :at WHERE id = :ids")
  int sideBySide(long[] ids, List<BigDecimal> balances, Instant at);

  @Batch
  @Query("UPDATE bank.customer SET tags = :tags WHERE id = :ids")
  int[] tag(List<Long> ids, List<List<String>> tags);

  @Batch
  @Query("INSERT INTO bank.account (customer_id, iban) VALUES (:customerId, :iban) RETURNING id")
  long[] returningIds(Iterator<NewAccount> accounts);

  @Transactional(retries = 2)
  @Batch
  @Query("INSERT INTO bank.account (customer_id, iban) VALUES (:customerId, :iban) RETURNING id, iban")
  List<Account> returningRecords(Collection<NewAccount> accounts);

  @Batch
  @Query("SELECT pg_notify('changed', :payloads)")
  void announce(List<String> payloads);
}
