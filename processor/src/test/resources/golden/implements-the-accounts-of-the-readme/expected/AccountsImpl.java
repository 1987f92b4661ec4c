package bank;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Accounts} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class AccountsImpl implements Accounts {

  private static final RowShape ACCOUNT =
      RowShape.of("Account")
          .column("id", "id", Codecs.LONG)
          .column("owner", "owner", Codecs.STRING)
          .column("balance", "balance", Codecs.BIG_DECIMAL)
          .column("opened_at", "openedAt", Codecs.INSTANT);

  private static final Codec<List<String>> STRING_LIST = Codecs.listOf(Codecs.STRING);

  private static final Statement FIND =
      Statement.of(
          "Accounts.find",
          ACCOUNT,
          """
          SELECT id, owner, balance, opened_at FROM account WHERE id = $1
          """,
          Parameter.of("id", Codecs.LONG));

  private static final Statement BY_OWNERS =
      Statement.of(
          "Accounts.byOwners",
          ACCOUNT,
          """
          SELECT * FROM account WHERE owner = ANY($1) ORDER BY id
          """,
          Parameter.of("owners", STRING_LIST));

  private static final Statement OPEN =
      Statement.of(
          "Accounts.open",
          RowShape.scalar(Codecs.LONG),
          """
          INSERT INTO account (owner, balance) VALUES ($1, $2) RETURNING id
          """,
          Parameter.of("owner", Codecs.STRING),
          Parameter.of("balance", Codecs.BIG_DECIMAL));

  private static final Statement DEPOSIT =
      Statement.of(
          "Accounts.deposit",
          RowShape.none(),
          """
          UPDATE account SET balance = balance + $1 WHERE id = $2
          """,
          Parameter.of("amount", Codecs.BIG_DECIMAL),
          Parameter.of("id", Codecs.LONG));

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public AccountsImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Accounts#find}. */
  @Override
  public Optional<Account> find(long id) {
    try (Rows rows = FIND.with(runner).bind(id).query()) {
      return rows.optional(AccountsImpl::account);
    }
  }

  /** Runs {@link Accounts#byOwners}. */
  @Override
  public List<Account> byOwners(List<String> owners) {
    try (Rows rows = BY_OWNERS.with(runner).bind(owners, STRING_LIST).query()) {
      return rows.list(AccountsImpl::account);
    }
  }

  /** Runs {@link Accounts#open}. */
  @Override
  public long open(String owner, BigDecimal balance) {
    try (Rows rows = OPEN.with(runner).bind(owner).bind(balance, Codecs.BIG_DECIMAL).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link Accounts#deposit}. */
  @Override
  public int deposit(long id, BigDecimal amount) {
    return Math.toIntExact(DEPOSIT.with(runner).bind(amount, Codecs.BIG_DECIMAL).bind(id).update());
  }

  private static Account account(Rows rows) {
    return new Account(
        rows.getLong(0),
        rows.getString(1),
        rows.get(2, Codecs.BIG_DECIMAL),
        rows.get(3, Codecs.INSTANT));
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
