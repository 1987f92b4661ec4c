package golden;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.TransactionOptions;
import org.loompq.runtime.BatchExecution;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementOptions;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Batches} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class BatchesImpl implements Batches {

  private static final Codec<List<String>> STRING_LIST = Codecs.listOf(Codecs.STRING);

  private static final Codec<Kind> KIND_CODEC = Codecs.enumOf(Kind.values(), "CURRENT", "SAVINGS");

  private static final RowShape ACCOUNT =
      RowShape.of("Account").column("id", "id", Codecs.LONG).column("kind", "kind", KIND_CODEC);

  private static final Statement OF_LIST =
      Statement.of(
          "Batches.ofList",
          RowShape.none(),
          """
          INSERT INTO account VALUES ($1, $2, $3, $4)
          """,
          Parameter.of("owner.name", Codecs.STRING),
          Parameter.of("owner.emails", STRING_LIST),
          Parameter.of("balance", Codecs.BIG_DECIMAL),
          Parameter.of("kind", KIND_CODEC));

  private static final Statement OF_ARRAY =
      Statement.of(
          "Batches.ofArray",
          RowShape.none(),
          """
          INSERT INTO account (name) VALUES ($1)
          """,
          Parameter.of("accounts.owner.name", Codecs.STRING));

  private static final Statement OF_ITERABLE =
      Statement.of(
          "Batches.ofIterable",
          RowShape.none(),
          """
          INSERT INTO account (kind) VALUES ($1) ON CONFLICT DO NOTHING
          """,
          Parameter.of("news.kind", KIND_CODEC));

  private static final Statement OF_ITERATOR =
      Statement.of(
          "Batches.ofIterator",
          RowShape.none(),
          """
          INSERT INTO account (balance) VALUES ($1)
          """,
          Parameter.of("balance", Codecs.BIG_DECIMAL));

  private static final Statement OF_STREAM =
      Statement.of(
          "Batches.ofStream",
          RowShape.none(),
          """
          INSERT INTO account (balance, at) VALUES ($1, $2)
          """,
          Parameter.of("accounts.balance", Codecs.BIG_DECIMAL),
          Parameter.of("at", Codecs.INSTANT));

  private static final Statement OF_PRIMITIVES =
      Statement.of(
          "Batches.ofPrimitives",
          StatementOptions.NONE.timeoutMillis(2000),
          RowShape.none(),
          """
          DELETE FROM account WHERE id = $1
          """,
          Parameter.of("ids", Codecs.LONG));

  private static final Statement OF_LISTS =
      Statement.of(
          "Batches.ofLists",
          RowShape.none(),
          """
          INSERT INTO account (emails) VALUES ($1)
          """,
          Parameter.of("boxes", STRING_LIST));

  private static final Statement OF_ARRAY_OF_LISTS =
      Statement.of(
          "Batches.ofArrayOfLists",
          RowShape.none(),
          """
          INSERT INTO account (emails) VALUES ($1)
          """,
          Parameter.of("boxes", STRING_LIST));

  private static final Statement ANNOUNCE =
      Statement.of(
          "Batches.announce",
          RowShape.none(),
          """
          SELECT pg_notify('channel', $1)
          """,
          Parameter.of("payloads", Codecs.STRING));

  private static final Statement SIDE_BY_SIDE =
      Statement.of(
          "Batches.sideBySide",
          RowShape.none(),
          """
          UPDATE account SET balance = $1, kind = $2, at = $3 WHERE id = $4
          """,
          Parameter.of("balances", Codecs.BIG_DECIMAL),
          Parameter.of("kinds", KIND_CODEC),
          Parameter.of("at", Codecs.INSTANT),
          Parameter.of("ids", Codecs.LONG));

  private static final Statement RECORDS_SIDE_BY_SIDE =
      Statement.of(
          "Batches.recordsSideBySide",
          RowShape.none(),
          """
          INSERT INTO account VALUES ($1, $2, $3, $4)
          """,
          Parameter.of("runner.name", Codecs.STRING),
          Parameter.of("others.owner.name", Codecs.STRING),
          Parameter.of("others.balance", Codecs.BIG_DECIMAL),
          Parameter.of("i", Codecs.INTEGER));

  private static final Statement RETURNING_RECORDS =
      Statement.of(
          "Batches.returningRecords",
          ACCOUNT,
          """
          INSERT INTO account (balance) VALUES ($1) RETURNING id, kind
          """,
          Parameter.of("balance", Codecs.BIG_DECIMAL));

  private static final Statement RETURNING_ARRAY =
      Statement.of(
          "Batches.returningArray",
          RowShape.scalar(KIND_CODEC),
          """
          INSERT INTO account (name) VALUES ($1) RETURNING kind
          """,
          Parameter.of("rows", Codecs.STRING));

  private static final Statement RETURNING_LONGS =
      Statement.of(
          "Batches.returningLongs",
          RowShape.scalar(Codecs.LONG),
          """
          INSERT INTO account (name) VALUES ($1) RETURNING id
          """,
          Parameter.of("batch", Codecs.STRING));

  private static final Statement RETURNING_INTS =
      Statement.of(
          "Batches.returningInts",
          RowShape.scalar(Codecs.INTEGER),
          """
          INSERT INTO account (name) VALUES ($1) RETURNING id
          """,
          Parameter.of("names", Codecs.STRING));

  private static final Statement IN_TRANSACTION =
      Statement.of(
          "Batches.inTransaction",
          RowShape.none(),
          """
          UPDATE account SET balance = 0 WHERE id = $1
          """,
          Parameter.of("id", Codecs.LONG));

  private static final Statement SAME_FOR_ALL =
      Statement.of(
          "Batches.sameForAll",
          RowShape.none(),
          """
          UPDATE account SET content = $1 WHERE id = $2
          """,
          Parameter.of("content", Codecs.BYTES),
          Parameter.of("ids", Codecs.UUID));

  private static final Statement OPENED_ANEW =
      Statement.of(
          "Batches.openedAnew",
          RowShape.none(),
          """
          UPDATE account SET content = $1 WHERE id = $2
          """,
          Parameter.of("content", Codecs.INPUT_STREAM),
          Parameter.of("id", Codecs.LONG));

  private static final Statement AMONG_ONE =
      Statement.of(
          "Batches.amongOne",
          RowShape.none(),
          """
          DELETE FROM account WHERE id IN ($1)
          """,
          Parameter.of("ids", Codecs.LONG));

  private static final TransactionOptions IN_TRANSACTION_OPTIONS =
      TransactionOptions.DEFAULT.retries(3);

  private static final TransactionOptions OPENED_ANEW_OPTIONS =
      TransactionOptions.DEFAULT.retries(3);

  private final Session session;

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public BatchesImpl(Session session) {
    this.session = session;
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Batches#ofList}. */
  @Override
  public long[] ofList(List<NewAccount> accounts) {
    try (BatchExecution batch = OF_LIST.batch(runner)) {
      for (NewAccount account : accounts) {
        batch
            .next(account)
            .bind(account.owner().name())
            .bind(account.owner().emails(), STRING_LIST)
            .bind(account.balance(), Codecs.BIG_DECIMAL)
            .bind(account.kind(), KIND_CODEC);
      }
      return batch.counts();
    }
  }

  /** Runs {@link Batches#ofArray}. */
  @Override
  public int[] ofArray(NewAccount... accounts) {
    try (BatchExecution batch = OF_ARRAY.batch(runner)) {
      for (NewAccount account : accounts) {
        batch.next(account).bind(account.owner().name());
      }
      return batch.intCounts();
    }
  }

  /** Runs {@link Batches#ofIterable}. */
  @Override
  public int ofIterable(Iterable<? extends Batches.NewAccount> news) {
    try (BatchExecution batch = OF_ITERABLE.batch(runner)) {
      for (NewAccount element : news) {
        batch.next(element).bind(element.kind(), KIND_CODEC);
      }
      return Math.toIntExact(batch.total());
    }
  }

  /** Runs {@link Batches#ofIterator}. */
  @Override
  public long ofIterator(Iterator<NewAccount> entries) {
    try (BatchExecution batch = OF_ITERATOR.batch(runner)) {
      while (entries.hasNext()) {
        NewAccount entry = entries.next();
        batch.next(entry).bind(entry.balance(), Codecs.BIG_DECIMAL);
      }
      return batch.total();
    }
  }

  /** Runs {@link Batches#ofStream}. */
  @Override
  public void ofStream(Stream<? extends Batches.NewAccount> accounts, Instant at) {
    try (BatchExecution batch = OF_STREAM.batch(runner)) {
      Iterator<? extends Batches.NewAccount> iterator = accounts.iterator();
      while (iterator.hasNext()) {
        NewAccount account = iterator.next();
        batch.next(account).bind(account.balance(), Codecs.BIG_DECIMAL).bind(at, Codecs.INSTANT);
      }
      batch.counts();
    }
  }

  /** Runs {@link Batches#ofPrimitives}. */
  @Override
  public long[] ofPrimitives(long[] ids) {
    try (BatchExecution batch = OF_PRIMITIVES.batch(runner)) {
      for (long id : ids) {
        batch.next().bind(id);
      }
      return batch.counts();
    }
  }

  /** Runs {@link Batches#ofLists}. */
  @Override
  public void ofLists(Set<List<String>> boxes) {
    try (BatchExecution batch = OF_LISTS.batch(runner)) {
      for (List<String> box : boxes) {
        batch.next().bind(box, STRING_LIST);
      }
      batch.counts();
    }
  }

  /** Runs {@link Batches#ofArrayOfLists}. */
  @Override
  public void ofArrayOfLists(List<String>[] boxes) {
    try (BatchExecution batch = OF_ARRAY_OF_LISTS.batch(runner)) {
      for (List<String> box : boxes) {
        batch.next().bind(box, STRING_LIST);
      }
      batch.counts();
    }
  }

  /** Runs {@link Batches#announce}. */
  @Override
  public void announce(Collection<String> payloads) {
    try (BatchExecution batch = ANNOUNCE.batch(runner)) {
      for (String payload : payloads) {
        batch.next().bind(payload);
      }
      batch.counts();
    }
  }

  /** Runs {@link Batches#sideBySide}. */
  @Override
  public int sideBySide(List<Long> ids, BigDecimal[] balances, Collection<Kind> kinds, Instant at) {
    try (BatchExecution batch = SIDE_BY_SIDE.batch(runner)) {
      batch.checkSizes("ids", ids.size(), "balances", balances.length);
      batch.checkSizes("ids", ids.size(), "kinds", kinds.size());
      Iterator<Kind> kindsIterator = kinds.iterator();
      for (int i = 0; i < ids.size(); i++) {
        batch
            .next()
            .bind(balances[i], Codecs.BIG_DECIMAL)
            .bind(kindsIterator.next(), KIND_CODEC)
            .bind(at, Codecs.INSTANT)
            .bind(ids.get(i), Codecs.LONG);
      }
      return Math.toIntExact(batch.total());
    }
  }

  /** Runs {@link Batches#recordsSideBySide}. */
  @Override
  public void recordsSideBySide(Collection<Owner> runner, List<NewAccount> others, int[] i) {
    try (BatchExecution batch = RECORDS_SIDE_BY_SIDE.batch(this.runner)) {
      batch.checkSizes("runner", runner.size(), "others", others.size());
      batch.checkSizes("runner", runner.size(), "i", i.length);
      Iterator<Owner> runnerIterator = runner.iterator();
      for (int i_ = 0; i_ < runner.size(); i_++) {
        Owner element = runnerIterator.next();
        NewAccount other = others.get(i_);
        batch
            .next(element, other)
            .bind(element.name())
            .bind(other.owner().name())
            .bind(other.balance(), Codecs.BIG_DECIMAL)
            .bind(i[i_]);
      }
      batch.counts();
    }
  }

  /** Runs {@link Batches#returningRecords}. */
  @Override
  public List<Account> returningRecords(List<NewAccount> accounts) {
    try (BatchExecution batch = RETURNING_RECORDS.batch(runner)) {
      List<Account> rows = batch.rows(BatchesImpl::account);
      for (NewAccount account : accounts) {
        batch.next(account).bind(account.balance(), Codecs.BIG_DECIMAL);
      }
      batch.counts();
      return rows;
    }
  }

  /** Runs {@link Batches#returningArray}. */
  @Override
  public Kind[] returningArray(List<String> rows) {
    try (BatchExecution batch = RETURNING_ARRAY.batch(runner)) {
      List<Kind> rows_ = batch.rows(row_ -> row_.get(0, KIND_CODEC));
      for (String row : rows) {
        batch.next().bind(row);
      }
      batch.counts();
      return rows_.toArray(Kind[]::new);
    }
  }

  /** Runs {@link Batches#returningLongs}. */
  @Override
  public long[] returningLongs(List<String> batch) {
    try (BatchExecution batch_ = RETURNING_LONGS.batch(runner)) {
      List<Long> rows = batch_.rows(row -> row.getLong(0));
      for (String element : batch) {
        batch_.next().bind(element);
      }
      batch_.counts();
      return rows.stream().mapToLong(Long::longValue).toArray();
    }
  }

  /** Runs {@link Batches#returningInts}. */
  @Override
  public int[] returningInts(List<String> names) {
    try (BatchExecution batch = RETURNING_INTS.batch(runner)) {
      List<Integer> rows = batch.rows(row -> row.getInt(0));
      for (String name : names) {
        batch.next().bind(name);
      }
      batch.counts();
      return rows.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /** Runs {@link Batches#inTransaction} in a transaction. */
  @Override
  public long inTransaction(Iterable<Account> accounts) {
    return session.transaction(IN_TRANSACTION_OPTIONS, _ -> runInTransaction(accounts));
  }

  private long runInTransaction(Iterable<Account> accounts) {
    try (BatchExecution batch = IN_TRANSACTION.batch(runner)) {
      for (Account account : accounts) {
        batch.next(account).bind(account.id());
      }
      return batch.total();
    }
  }

  /** Runs {@link Batches#sameForAll}. */
  @Override
  public void sameForAll(UUID[] ids, byte[] content) {
    try (BatchExecution batch = SAME_FOR_ALL.batch(runner)) {
      for (UUID id : ids) {
        batch.next().bind(content, Codecs.BYTES).bind(id, Codecs.UUID);
      }
      batch.counts();
    }
  }

  /** Runs {@link Batches#openedAnew} in a transaction. */
  @Override
  public void openedAnew(Iterable<Document> documents) {
    session.transaction(
        OPENED_ANEW_OPTIONS,
        _ -> {
          runOpenedAnew(documents);
          return null;
        });
  }

  private void runOpenedAnew(Iterable<Document> documents) {
    try (BatchExecution batch = OPENED_ANEW.batch(runner)) {
      for (Document document : documents) {
        batch.next(document).bind(document.content(), Codecs.INPUT_STREAM).bind(document.id());
      }
      batch.counts();
    }
  }

  /** Runs {@link Batches#amongOne}. */
  @Override
  public long[] amongOne(List<Long> ids) {
    try (BatchExecution batch = AMONG_ONE.batch(runner)) {
      for (Long id : ids) {
        batch.next().bind(id, Codecs.LONG);
      }
      return batch.counts();
    }
  }

  private static Account account(Rows rows) {
    return new Account(rows.getLong(0), rows.get(1, KIND_CODEC));
  }

  /** Makes {@link BatchesImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Batches> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Batches> type() {
      return Batches.class;
    }

    @Override
    public Batches create(Session session) {
      return new BatchesImpl(session);
    }
  }
}
