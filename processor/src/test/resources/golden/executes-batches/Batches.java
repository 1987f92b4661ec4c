package golden;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.loompq.Batch;
import org.loompq.Query;
import org.loompq.Timeout;
import org.loompq.Transactional;

public interface Batches {

  enum Kind {
    CURRENT,
    SAVINGS
  }

  record Owner(String name, List<String> emails) {}

  record NewAccount(Owner owner, BigDecimal balance, Kind kind) {}

  record Account(long id, Kind kind) {}

  @Batch
  @Query("INSERT INTO account VALUES (:owner.name, :owner.emails, :balance, :kind)")
  long[] ofList(List<NewAccount> accounts);

  @Batch
  @Query("INSERT INTO account (name) VALUES (:accounts.owner.name)")
  int[] ofArray(NewAccount... accounts);

  @Batch
  @Query("INSERT INTO account (kind) VALUES (:news.kind) ON CONFLICT DO NOTHING")
  int ofIterable(Iterable<? extends NewAccount> news);

  @Batch
  @Query("INSERT INTO account (balance) VALUES (:balance)")
  long ofIterator(Iterator<NewAccount> entries);

  @Batch
  @Query("INSERT INTO account (balance, at) VALUES (:accounts.balance, :at)")
  void ofStream(Stream<? extends NewAccount> accounts, Instant at);

  @Batch
  @Timeout("2s")
  @Query("DELETE FROM account WHERE id = :ids")
  long[] ofPrimitives(long[] ids);

  @Batch
  @Query("INSERT INTO account (emails) VALUES (:boxes)")
  void ofLists(Set<List<String>> boxes);

  @Batch
  @Query("INSERT INTO account (emails) VALUES (:boxes)")
  void ofArrayOfLists(List<String>[] boxes);

  @Batch
  @Query("SELECT pg_notify('channel', :payloads)")
  void announce(Collection<String> payloads);

  @Batch
  @Query("UPDATE account SET balance = :balances, kind = :kinds, at = :at WHERE id = :ids")
  int sideBySide(List<Long> ids, BigDecimal[] balances, Collection<Kind> kinds, Instant at);

  @Batch
  @Query("INSERT INTO account VALUES (:runner.name, :others.owner.name, :others.balance, :i)")
  void recordsSideBySide(Collection<Owner> runner, List<NewAccount> others, int[] i);

  @Batch
  @Query("INSERT INTO account (balance) VALUES (:balance) RETURNING id, kind")
  List<Account> returningRecords(List<NewAccount> accounts);

  @Batch
  @Query("INSERT INTO account (name) VALUES (:rows) RETURNING kind")
  Kind[] returningArray(List<String> rows);

  @Batch
  @Query("INSERT INTO account (name) VALUES (:batch) RETURNING id")
  long[] returningLongs(List<String> batch);

  @Batch
  @Query("INSERT INTO account (name) VALUES (:names) RETURNING id")
  int[] returningInts(List<String> names);

  @Transactional(retries = 3)
  @Batch
  @Query("UPDATE account SET balance = 0 WHERE id = :id")
  long inTransaction(Iterable<Account> accounts);

  @Batch
  @Query("UPDATE account SET content = :content WHERE id = :ids")
  void sameForAll(UUID[] ids, byte[] content);

  record Document(long id, InputStream content) {}

  @Transactional(retries = 3)
  @Batch
  @Query("UPDATE account SET content = :content WHERE id = :id")
  void openedAnew(Iterable<Document> documents);

  @Batch
  @Query("DELETE FROM account WHERE id IN (:ids)")
  long[] amongOne(List<Long> ids);
}
