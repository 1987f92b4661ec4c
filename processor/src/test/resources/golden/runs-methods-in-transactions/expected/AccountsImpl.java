package golden;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.annotation.processing.Generated;
import org.loompq.Isolation;
import org.loompq.Session;
import org.loompq.TransactionOptions;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Accounts} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class AccountsImpl implements Accounts {

  private static final RowShape ACCOUNT =
      RowShape.of("Account")
          .column("id", "id", Codecs.LONG)
          .column("balance", "balance", Codecs.BIG_DECIMAL);

  private static final Statement DEPOSIT =
      Statement.of(
          "Accounts.deposit",
          RowShape.none(),
          """
          UPDATE account SET balance = balance + $1 WHERE id = $2
          """,
          Parameter.of("amount", Codecs.BIG_DECIMAL),
          Parameter.of("id", Codecs.LONG));

  private static final Statement FIND =
      Statement.of(
          "Accounts.find",
          ACCOUNT,
          """
          SELECT id, balance FROM account WHERE id = $1
          """,
          Parameter.of("id", Codecs.LONG));

  private static final Statement CLEAR =
      Statement.of(
          "Accounts.clear",
          RowShape.none(),
          """
          DELETE FROM account
          """);

  private static final TransactionOptions FIND_OPTIONS =
      TransactionOptions.of(Isolation.REPEATABLE_READ);

  private static final TransactionOptions TRANSFER_OPTIONS =
      TransactionOptions.of(Isolation.SERIALIZABLE).retries(5);

  private static final TransactionOptions TOTAL_OPTIONS =
      TransactionOptions.DEFAULT.asReadOnly().retries(1);

  private static final TransactionOptions REPORT_OPTIONS =
      TransactionOptions.DEFAULT.asDeferrable();

  private static final TransactionOptions CHECK_OPTIONS = TransactionOptions.DEFAULT.retries(1);

  private static final TransactionOptions KEEP_OPTIONS = TransactionOptions.DEFAULT.retries(1);

  private final Session session;

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public AccountsImpl(Session session) {
    this.session = session;
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Accounts#deposit}. */
  @Override
  public int deposit(long id, BigDecimal amount) {
    return Math.toIntExact(DEPOSIT.with(runner).bind(amount, Codecs.BIG_DECIMAL).bind(id).update());
  }

  /** Runs {@link Accounts#find} in a transaction. */
  @Override
  public Optional<Account> find(long id) {
    return session.transaction(FIND_OPTIONS, _ -> runFind(id));
  }

  private Optional<Account> runFind(long id) {
    try (Rows rows = FIND.with(runner).bind(id).query()) {
      return rows.optional(AccountsImpl::account);
    }
  }

  /** Runs {@link Accounts#clear} in a transaction. */
  @Override
  public void clear() {
    session.transaction(
        _ -> {
          runClear();
          return null;
        });
  }

  private void runClear() {
    CLEAR.with(runner).update();
  }

  /** Runs {@link Accounts#transfer} in a transaction. */
  @Override
  public void transfer(long from, long to, BigDecimal amount) {
    session.transaction(
        TRANSFER_OPTIONS,
        _ -> {
          Accounts.super.transfer(from, to, amount);
          return null;
        });
  }

  /** Runs {@link Accounts#depositTwice} in a transaction. */
  @Override
  public int depositTwice(long id, BigDecimal amount) {
    return session.transaction(_ -> Accounts.super.depositTwice(id, amount));
  }

  /** Runs {@link Accounts#total} in a transaction. */
  @Override
  public BigDecimal total(long... ids) {
    return session.transaction(TOTAL_OPTIONS, _ -> Accounts.super.total(ids));
  }

  /** Runs {@link Accounts#report} in a transaction. */
  @Override
  public void report(Appendable out) throws IOException {
    session.transaction(
        REPORT_OPTIONS,
        _ -> {
          Accounts.super.report(out);
          return null;
        });
  }

  /** Runs {@link Accounts#open} in a transaction. */
  @Override
  public void open(String session) throws FileNotFoundException, IOException {
    this.session.transaction(
        _ -> {
          Accounts.super.open(session);
          return null;
        });
  }

  /** Runs {@link Accounts#load} in a transaction. */
  @Override
  public long load(String file, boolean declared) throws IOException, TimeoutException {
    try {
      return session.transaction(_ -> Accounts.super.load(file, declared));
    } catch (IOException | TimeoutException | RuntimeException | Error declared_) {
      throw declared_;
    } catch (Throwable undeclared) {
      throw new IllegalStateException(undeclared);
    }
  }

  /** Runs {@link Accounts#loadAll} in a transaction. */
  @Override
  public void loadAll(List<String> files)
      throws IOException, TimeoutException, CloneNotSupportedException, IllegalStateException {
    try {
      session.transaction(
          _ -> {
            Accounts.super.loadAll(files);
            return null;
          });
    } catch (IOException
        | TimeoutException
        | CloneNotSupportedException
        | RuntimeException
        | Error declared) {
      throw declared;
    } catch (Throwable undeclared) {
      throw new IllegalStateException(undeclared);
    }
  }

  /** Runs {@link Accounts#greatest} in a transaction. */
  @Override
  public <T extends Comparable<T> & Cloneable, X extends Exception> T greatest(
      List<? extends T> of, X failure) throws X {
    return session.transaction(_ -> Accounts.super.greatest(of, failure));
  }

  /** Runs {@link Accounts#each(List)} in a transaction. */
  @Override
  public <T> List<T> each(List<T> of) {
    return session.transaction(_ -> Accounts.super.each(of));
  }

  /** Runs {@link Accounts#each(CharSequence[])} in a transaction. */
  @Override
  public <T extends CharSequence> List<T> each(T[] of) {
    return session.transaction(_ -> Accounts.super.each(of));
  }

  /** Runs {@link Accounts#aNameThatIsTooLongForASingleLine} in a transaction. */
  @Override
  public BigDecimal aNameThatIsTooLongForASingleLine(
      BigDecimal theFirstOfManyParameters, BigDecimal another) {
    return session.transaction(
        _ -> Accounts.super.aNameThatIsTooLongForASingleLine(theFirstOfManyParameters, another));
  }

  /** Runs {@link Accounts#anotherNameThatIsEvenLongerThanTheOneBeforeIt} in a transaction. */
  @Override
  public void anotherNameThatIsEvenLongerThanTheOneBeforeIt(
      BigDecimal theFirstOfManyParameters, BigDecimal theSecondOfThem, BigDecimal theThirdOfThem)
      throws IOException {
    session.transaction(
        _ -> {
          Accounts.super.anotherNameThatIsEvenLongerThanTheOneBeforeIt(
              theFirstOfManyParameters, theSecondOfThem, theThirdOfThem);
          return null;
        });
  }

  /** Runs {@link Accounts#check} in a transaction. */
  @Override
  public void check(Receipt receipt, Iterable<Receipt> others) {
    session.transaction(
        CHECK_OPTIONS,
        _ -> {
          Accounts.super.check(receipt, others);
          return null;
        });
  }

  /** Runs {@link Accounts#keep} in a transaction. */
  @Override
  public void keep(Supplier<InputStream> content) throws IOException {
    session.transaction(
        KEEP_OPTIONS,
        _ -> {
          Accounts.super.keep(content);
          return null;
        });
  }

  private static Account account(Rows rows) {
    return new Account(rows.getLong(0), rows.get(1, Codecs.BIG_DECIMAL));
  }

  /** Makes {@link AccountsImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Accounts> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Accounts> type() {
      return Accounts.class;
    }

    @Override
    public Accounts create(Session session) {
      return new AccountsImpl(session);
    }
  }
}
