package golden;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.loompq.Column;
import org.loompq.CopyIn;
import org.loompq.CopyOut;
import org.loompq.Timeout;
import org.loompq.Transactional;

public interface Copies {

  @interface Nullable {}

  enum Kind {
    CURRENT,
    SAVINGS
  }

  record NewAccount(String owner, BigDecimal balance) {}

  record Address(String street, int number) {}

  record Person(long id, @Nullable Address address) {}

  record Row(
      @Column("Row") int row,
      List<String> tags,
      Kind kind,
      Person owner,
      @Nullable @Column("by_") Person changedBy) {}

  record Tagged(String owner, Set<String> tags, @Nullable InputStream photo) {}

  // In

  @CopyIn("account (owner, balance)")
  long load(Stream<NewAccount> accounts);

  @CopyIn("account(Balance, OWNER)")
  int loadInAnotherOrder(Iterable<? extends NewAccount> accounts);

  @CopyIn("bank.\"odd name\"")
  void loadAll(Row... rows);

  @Timeout("2s")
  @CopyIn("account (owner, balance)")
  long loadArray(NewAccount[] accounts, LongConsumer runner);

  @Transactional(retries = 3)
  @CopyIn("bank.account (owner, balance)")
  long loadInTransaction(List<NewAccount> accounts);

  @CopyIn("account (\"Owner\")")
  int loadOwners(Iterator<String> owners);

  @CopyIn("account (kind)")
  void loadKinds(Set<Kind> kinds, LongConsumer row);

  @CopyIn("account (tags)")
  void loadTags(Collection<List<String>> tags);

  @CopyIn("account (id)")
  long loadIds(long[] ids);

  @CopyIn("account (owner, tags, photo)")
  long loadTagged(List<Tagged> accounts);

  @Transactional(retries = 1)
  @CopyIn("account (owner, tags, photo)")
  long loadOpenedAnew(Iterable<Tagged> accounts);

  @CopyIn("account (tags)")
  void loadTagArrays(List<String>[] tags);

  // Out

  @CopyOut("account (balance, owner)")
  Stream<NewAccount> export();

  @Timeout("1m")
  @CopyOut("bank.account")
  Stream<Person> exportAll();

  @CopyOut(
      """
      (
        SELECT owner -- no more
        FROM account
        ORDER BY ")"
      )
      """)
  Stream<String> exportOwners();

  @CopyOut("account (id)")
  LongStream exportIds();

  @CopyOut("(SELECT a[:n] FROM (VALUES (1)) AS t (a))")
  IntStream exportNumbers();
}
