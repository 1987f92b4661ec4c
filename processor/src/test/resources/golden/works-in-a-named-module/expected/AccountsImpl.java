package golden;

import java.util.Optional;
import org.loompq.Session;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Accounts} with prepared statements. */
@SuppressWarnings("exports")
public final class AccountsImpl implements Accounts {

  private static final RowShape ACCOUNT =
      RowShape.of("Account")
          .column("id", "id", Codecs.LONG)
          .column("owner", "owner", Codecs.STRING);

  private static final Statement FIND =
      Statement.of(
          "Accounts.find",
          ACCOUNT,
          """
          SELECT id, owner FROM account WHERE id = $1
          """,
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

  private static Account account(Rows rows) {
    return new Account(rows.getLong(0), rows.getString(1));
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
