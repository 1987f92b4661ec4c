package golden;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.TransactionOptions;
import org.loompq.runtime.CopyFrom;
import org.loompq.runtime.CopyInto;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.Parameters;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.StatementOptions;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Copies} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class CopiesImpl implements Copies {

  private static final Codec<List<String>> STRING_LIST = Codecs.listOf(Codecs.STRING);

  private static final Codec<Kind> KIND_CODEC = Codecs.enumOf(Kind.values(), "CURRENT", "SAVINGS");

  private static final Codec<Set<String>> STRING_SET = Codecs.setOf(Codecs.STRING);

  private static final RowShape NEW_ACCOUNT =
      RowShape.of("NewAccount")
          .column("owner", "owner", Codecs.STRING)
          .column("balance", "balance", Codecs.BIG_DECIMAL);

  private static final RowShape PERSON =
      RowShape.of("Person")
          .column("id", "id", Codecs.LONG)
          .column("address_street", "address.street", Codecs.STRING)
          .column("address_number", "address.number", Codecs.INTEGER);

  private static final CopyInto LOAD =
      CopyInto.of(
          "Copies.load",
          "account",
          "owner, balance",
          Parameter.of("owner", Codecs.STRING),
          Parameter.of("balance", Codecs.BIG_DECIMAL));

  private static final CopyInto LOAD_IN_ANOTHER_ORDER =
      CopyInto.of(
          "Copies.loadInAnotherOrder",
          "account",
          "Balance, OWNER",
          Parameter.of("balance", Codecs.BIG_DECIMAL),
          Parameter.of("owner", Codecs.STRING));

  private static final CopyInto LOAD_ALL =
      CopyInto.of(
          "Copies.loadAll",
          "bank.\"odd name\"",
          """
          "Row",
          "tags",
          "kind",
          "owner_id",
          "owner_address_street",
          "owner_address_number",
          "by_id",
          "by_address_street",
          "by_address_number"
          """,
          Parameter.of("row", Codecs.INTEGER),
          Parameter.of("tags", STRING_LIST),
          Parameter.of("kind", KIND_CODEC),
          Parameter.of("owner.id", Codecs.LONG),
          Parameter.of("owner.address.street", Codecs.STRING),
          Parameter.of("owner.address.number", Codecs.INTEGER),
          Parameter.of("changedBy.id", Codecs.LONG),
          Parameter.of("changedBy.address.street", Codecs.STRING),
          Parameter.of("changedBy.address.number", Codecs.INTEGER));

  private static final CopyInto LOAD_ARRAY =
      CopyInto.of(
          "Copies.loadArray",
          StatementOptions.NONE.timeoutMillis(2000),
          "account",
          "owner, balance",
          Parameter.of("owner", Codecs.STRING),
          Parameter.of("balance", Codecs.BIG_DECIMAL));

  private static final CopyInto LOAD_IN_TRANSACTION =
      CopyInto.of(
          "Copies.loadInTransaction",
          "bank.account",
          "owner, balance",
          Parameter.of("owner", Codecs.STRING),
          Parameter.of("balance", Codecs.BIG_DECIMAL));

  private static final CopyInto LOAD_OWNERS =
      CopyInto.of(
          "Copies.loadOwners",
          "account",
          """
          "Owner"
          """,
          Parameter.of("owners", Codecs.STRING));

  private static final CopyInto LOAD_KINDS =
      CopyInto.of("Copies.loadKinds", "account", "kind", Parameter.of("kinds", KIND_CODEC));

  private static final CopyInto LOAD_TAGS =
      CopyInto.of("Copies.loadTags", "account", "tags", Parameter.of("tags", STRING_LIST));

  private static final CopyInto LOAD_IDS =
      CopyInto.of("Copies.loadIds", "account", "id", Parameter.of("ids", Codecs.LONG));

  private static final CopyInto LOAD_TAGGED =
      CopyInto.of(
          "Copies.loadTagged",
          "account",
          "owner, tags, photo",
          Parameter.of("owner", Codecs.STRING),
          Parameter.of("tags", STRING_SET),
          Parameter.of("photo", Codecs.INPUT_STREAM));

  private static final CopyInto LOAD_OPENED_ANEW =
      CopyInto.of(
          "Copies.loadOpenedAnew",
          "account",
          "owner, tags, photo",
          Parameter.of("owner", Codecs.STRING),
          Parameter.of("tags", STRING_SET),
          Parameter.of("photo", Codecs.INPUT_STREAM));

  private static final CopyInto LOAD_TAG_ARRAYS =
      CopyInto.of("Copies.loadTagArrays", "account", "tags", Parameter.of("tags", STRING_LIST));

  private static final CopyFrom EXPORT =
      CopyFrom.of(
          "Copies.export",
          NEW_ACCOUNT,
          """
          SELECT balance, owner FROM account
          """);

  private static final CopyFrom EXPORT_ALL =
      CopyFrom.of(
          "Copies.exportAll",
          StatementOptions.NONE.timeoutMillis(60000),
          PERSON,
          """
          SELECT "id", "address_street", "address_number" FROM bank.account
          """);

  private static final CopyFrom EXPORT_OWNERS =
      CopyFrom.of(
          "Copies.exportOwners",
          RowShape.scalar(Codecs.STRING),
          """
          SELECT owner -- no more
          FROM account
          ORDER BY ")"
          """);

  private static final CopyFrom EXPORT_IDS =
      CopyFrom.of(
          "Copies.exportIds",
          RowShape.scalar(Codecs.LONG),
          """
          SELECT id FROM account
          """);

  private static final CopyFrom EXPORT_NUMBERS =
      CopyFrom.of(
          "Copies.exportNumbers",
          RowShape.scalar(Codecs.INTEGER),
          """
          SELECT a[:n] FROM (VALUES (1)) AS t (a)
          """);

  private static final TransactionOptions LOAD_IN_TRANSACTION_OPTIONS =
      TransactionOptions.DEFAULT.retries(3);

  private static final TransactionOptions LOAD_OPENED_ANEW_OPTIONS =
      TransactionOptions.DEFAULT.retries(1);

  private final Session session;

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public CopiesImpl(Session session) {
    this.session = session;
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Copies#load}. */
  @Override
  public long load(Stream<NewAccount> accounts) {
    return LOAD.copy(runner, accounts.iterator(), CopiesImpl::bindNewAccount);
  }

  /** Runs {@link Copies#loadInAnotherOrder}. */
  @Override
  public int loadInAnotherOrder(Iterable<? extends Copies.NewAccount> accounts) {
    return Math.toIntExact(
        LOAD_IN_ANOTHER_ORDER.copy(runner, accounts.iterator(), CopiesImpl::bindNewAccount2));
  }

  /** Runs {@link Copies#loadAll}. */
  @Override
  public void loadAll(Row... rows) {
    LOAD_ALL.copy(runner, rows, CopiesImpl::bindRow);
  }

  /** Runs {@link Copies#loadArray}. */
  @Override
  public long loadArray(NewAccount[] accounts, LongConsumer runner) {
    return LOAD_ARRAY.copy(
        this.runner, Arrays.asList(accounts).iterator(), CopiesImpl::bindNewAccount, runner);
  }

  /** Runs {@link Copies#loadInTransaction} in a transaction. */
  @Override
  public long loadInTransaction(List<NewAccount> accounts) {
    return session.transaction(LOAD_IN_TRANSACTION_OPTIONS, _ -> runLoadInTransaction(accounts));
  }

  private long runLoadInTransaction(List<NewAccount> accounts) {
    return LOAD_IN_TRANSACTION.copy(runner, accounts.iterator(), CopiesImpl::bindNewAccount);
  }

  /** Runs {@link Copies#loadOwners}. */
  @Override
  public int loadOwners(Iterator<String> owners) {
    return Math.toIntExact(LOAD_OWNERS.copy(runner, owners, (row, owner) -> row.bind(owner)));
  }

  /** Runs {@link Copies#loadKinds}. */
  @Override
  public void loadKinds(Set<Kind> kinds, LongConsumer row) {
    LOAD_KINDS.copy(runner, kinds.iterator(), (row_, kind) -> row_.bind(kind, KIND_CODEC), row);
  }

  /** Runs {@link Copies#loadTags}. */
  @Override
  public void loadTags(Collection<List<String>> tags) {
    LOAD_TAGS.copy(runner, tags.iterator(), (row, tag) -> row.bind(tag, STRING_LIST));
  }

  /** Runs {@link Copies#loadIds}. */
  @Override
  public long loadIds(long[] ids) {
    return LOAD_IDS.copy(runner, Arrays.stream(ids).iterator(), (row, id) -> row.bind(id));
  }

  /** Runs {@link Copies#loadTagged}. */
  @Override
  public long loadTagged(List<Tagged> accounts) {
    return LOAD_TAGGED.copy(runner, accounts.iterator(), CopiesImpl::bindTagged);
  }

  /** Runs {@link Copies#loadOpenedAnew} in a transaction. */
  @Override
  public long loadOpenedAnew(Iterable<Tagged> accounts) {
    return session.transaction(LOAD_OPENED_ANEW_OPTIONS, _ -> runLoadOpenedAnew(accounts));
  }

  private long runLoadOpenedAnew(Iterable<Tagged> accounts) {
    return LOAD_OPENED_ANEW.copy(runner, accounts.iterator(), CopiesImpl::bindTagged);
  }

  /** Runs {@link Copies#loadTagArrays}. */
  @Override
  public void loadTagArrays(List<String>[] tags) {
    LOAD_TAG_ARRAYS.copy(runner, tags, (row, tag) -> row.bind(tag, STRING_LIST));
  }

  /** Runs {@link Copies#export}. */
  @Override
  public Stream<NewAccount> export() {
    return EXPORT.stream(runner, CopiesImpl::newAccount);
  }

  /** Runs {@link Copies#exportAll}. */
  @Override
  public Stream<Person> exportAll() {
    return EXPORT_ALL.stream(runner, CopiesImpl::person);
  }

  /** Runs {@link Copies#exportOwners}. */
  @Override
  public Stream<String> exportOwners() {
    return EXPORT_OWNERS.stream(runner, row -> row.getString(0));
  }

  /** Runs {@link Copies#exportIds}. */
  @Override
  public LongStream exportIds() {
    return EXPORT_IDS.stream(runner, row -> row.getLong(0)).mapToLong(Long::longValue);
  }

  /** Runs {@link Copies#exportNumbers}. */
  @Override
  public IntStream exportNumbers() {
    return EXPORT_NUMBERS.stream(runner, row -> row.getInt(0)).mapToInt(Integer::intValue);
  }

  private static NewAccount newAccount(Rows rows) {
    return new NewAccount(rows.getString(0), rows.get(1, Codecs.BIG_DECIMAL));
  }

  private static Person person(Rows rows) {
    return new Person(rows.getLong(0), rows.allNull(1, 3) ? null : personAddress(rows));
  }

  private static Address personAddress(Rows rows) {
    return new Address(rows.getString(1), rows.getInt(2));
  }

  private static void bindNewAccount(Parameters row, NewAccount newAccount) {
    row.bind(newAccount.owner()).bind(newAccount.balance(), Codecs.BIG_DECIMAL);
  }

  private static void bindNewAccount2(Parameters row, NewAccount newAccount) {
    row.bind(newAccount.balance(), Codecs.BIG_DECIMAL).bind(newAccount.owner());
  }

  private static void bindRow(Parameters row, Row row_) {
    Address address = row_.owner().address();
    Person changedBy = row_.changedBy();
    Address address_ = changedBy == null ? null : changedBy.address();
    row.bind(row_.row())
        .bind(row_.tags(), STRING_LIST)
        .bind(row_.kind(), KIND_CODEC)
        .bind(row_.owner().id())
        .bind(address == null ? null : address.street())
        .bind(address == null ? null : address.number(), Codecs.INTEGER)
        .bind(changedBy == null ? null : changedBy.id(), Codecs.LONG)
        .bind(address_ == null ? null : address_.street())
        .bind(address_ == null ? null : address_.number(), Codecs.INTEGER);
  }

  private static void bindTagged(Parameters row, Tagged tagged) {
    row.bind(tagged.owner())
        .bind(tagged.tags(), STRING_SET)
        .bind(tagged.photo(), Codecs.INPUT_STREAM);
  }

  /** Makes {@link CopiesImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Copies> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Copies> type() {
      return Copies.class;
    }

    @Override
    public Copies create(Session session) {
      return new CopiesImpl(session);
    }
  }
}
