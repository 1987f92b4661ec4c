package golden;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.loompq.Isolation;
import org.loompq.Query;
import org.loompq.Transactional;

public interface Accounts {

  record Account(long id, BigDecimal balance) {}

  @Query("UPDATE account SET balance = balance + :amount WHERE id = :id")
  int deposit(long id, BigDecimal amount);

  @Query("SELECT id, balance FROM account WHERE id = :id")
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  Optional<Account> find(long id);

  @Query("DELETE FROM account")
  @Transactional
  void clear();

  @Transactional(isolation = Isolation.SERIALIZABLE, retries = 5)
  default void transfer(long from, long to, BigDecimal amount) {
    deposit(from, amount.negate());
    deposit(to, amount);
  }

  @Transactional
  default int depositTwice(long id, BigDecimal amount) {
    return deposit(id, amount) + deposit(id, amount);
  }

  @Transactional(readOnly = true, retries = 1)
  default BigDecimal total(long... ids) {
    BigDecimal total = BigDecimal.ZERO;
    for (long id : ids) {
      total = total.add(find(id).map(Account::balance).orElse(BigDecimal.ZERO));
    }
    return total;
  }

  @Transactional(isolation = Isolation.SERIALIZABLE, readOnly = true, deferrable = true)
  default void report(Appendable out) throws IOException {
    out.append(find(1).toString());
  }

  @Transactional
  default void open(String session) throws FileNotFoundException, IOException {
    throw new FileNotFoundException(session);
  }

  @Transactional
  default long load(String file, boolean declared) throws IOException, TimeoutException {
    if (declared) {
      throw new IOException(file);
    }
    throw new TimeoutException(file);
  }

  @Transactional
  default void loadAll(List<String> files)
      throws IOException, TimeoutException, CloneNotSupportedException, IllegalStateException {
    for (String file : files) {
      load(file, true);
    }
  }

  @Transactional
  default <T extends Comparable<T> & Cloneable, X extends Exception> T greatest(
      List<? extends T> of, X failure) throws X {
    if (of.isEmpty()) {
      throw failure;
    }
    return of.getFirst();
  }

  @Transactional
  default <T> List<T> each(List<T> of) {
    return of;
  }

  @Transactional
  default <T extends CharSequence> List<T> each(T[] of) {
    return List.of(of);
  }

  @Transactional
  default BigDecimal aNameThatIsTooLongForASingleLine(
      BigDecimal theFirstOfManyParameters, BigDecimal another) {
    return theFirstOfManyParameters.add(another);
  }

  @Transactional
  default void anotherNameThatIsEvenLongerThanTheOneBeforeIt(
      BigDecimal theFirstOfManyParameters, BigDecimal theSecondOfThem, BigDecimal theThirdOfThem)
      throws IOException {
    throw new IOException();
  }

  record Receipt(long account, InputStream content) {}

  @Transactional(retries = 1)
  default void check(Receipt receipt, Iterable<Receipt> others) {
    find(receipt.account());
    others.forEach(other -> find(other.account()));
  }

  @Transactional(retries = 1)
  default void keep(Supplier<InputStream> content) throws IOException {
    try (InputStream opened = content.get()) {
      deposit(opened.read(), BigDecimal.ONE);
    }
  }

  default void outside() {
    clear();
  }
}
