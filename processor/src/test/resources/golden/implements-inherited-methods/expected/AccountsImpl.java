package golden;

import java.util.Optional;
import javax.annotation.processing.Generated;
import org.loompq.Session;
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

  private static final RowShape ACCOUNT_2 =
      RowShape.of("Account")
          .column("id", "id", Codecs.LONG)
          .column("owner", "owner", Codecs.STRING);

  private static final Statement COUNT =
      Statement.of(
          "Accounts.count",
          RowShape.scalar(Codecs.LONG),
          """
          SELECT count(*) FROM account
          """);

  private static final Statement HIDDEN =
      Statement.of(
          "Accounts.hidden",
          RowShape.scalar(Codecs.INTEGER),
          """
          SELECT 1
          """);

  private static final Statement FIND =
      Statement.of(
          "Accounts.find",
          RowShape.scalar(Codecs.STRING),
          """
          SELECT id::text FROM account WHERE id = $1
          """,
          Parameter.of("key", Codecs.LONG));

  private static final Statement ACCOUNT =
      Statement.of(
          "Accounts.account",
          ACCOUNT_2,
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

  /** Runs {@link Counting#count}. */
  @Override
  public long count() {
    try (Rows rows = COUNT.with(runner).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link Counting#hidden}. */
  @Override
  public int hidden() {
    try (Rows rows = HIDDEN.with(runner).query()) {
      return rows.single().getInt(0);
    }
  }

  /** Runs {@link Accounts#find}. */
  @Override
  public Optional<String> find(long key) {
    try (Rows rows = FIND.with(runner).bind(key).query()) {
      return rows.optional(row -> row.getString(0));
    }
  }

  /** Runs {@link Accounts#account}. */
  @Override
  public Account account(long id) {
    try (Rows rows = ACCOUNT.with(runner).bind(id).query()) {
      return account2(rows.single());
    }
  }

  private static Account account2(Rows rows) {
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
