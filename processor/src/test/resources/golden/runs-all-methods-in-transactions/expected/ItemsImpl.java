package golden;

import java.util.List;
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

/** Implements {@link Items} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
@SuppressWarnings("unchecked")
public final class ItemsImpl implements Items {

  private static final Statement SAVE =
      Statement.of(
          "Items.save",
          RowShape.none(),
          """
          INSERT INTO item (id, name) VALUES ($1, $2)
          """,
          Parameter.of("id", Codecs.INTEGER),
          Parameter.of("name", Codecs.STRING));

  private static final Statement COUNT =
      Statement.of(
          "Items.count",
          RowShape.scalar(Codecs.LONG),
          """
          SELECT count(*) FROM item
          """);

  private static final TransactionOptions ITEMS_OPTIONS =
      TransactionOptions.of(Isolation.SERIALIZABLE);

  private static final TransactionOptions SAVE_AND_RETURN_OPTIONS =
      TransactionOptions.DEFAULT.retries(2);

  private final Session session;

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public ItemsImpl(Session session) {
    this.session = session;
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Items#save} in a transaction. */
  @Override
  public void save(Item item) {
    session.transaction(
        ITEMS_OPTIONS,
        _ -> {
          runSave(item);
          return null;
        });
  }

  private void runSave(Item item) {
    SAVE.with(runner).bind(item.id()).bind(item.name()).update();
  }

  /** Runs {@link Items#count} in a transaction. */
  @Override
  public long count() {
    return session.transaction(_ -> runCount());
  }

  private long runCount() {
    try (Rows rows = COUNT.with(runner).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link Crud#saveAll} in a transaction. */
  @Override
  public void saveAll(List<Item> items) {
    session.transaction(
        _ -> {
          Items.super.saveAll(items);
          return null;
        });
  }

  /** Runs {@link Crud#saveAndReturn} in a transaction. */
  @Override
  public <S extends Item> S saveAndReturn(S item) {
    return session.transaction(SAVE_AND_RETURN_OPTIONS, _ -> Items.super.saveAndReturn(item));
  }

  /** Runs {@link Counted#isEmpty} in a transaction. */
  @Override
  public boolean isEmpty() {
    return session.transaction(ITEMS_OPTIONS, _ -> Items.super.isEmpty());
  }

  /** Runs {@link Items#saveSeveral} in a transaction. */
  @Override
  public <T> int saveSeveral(List<T>... items) {
    return session.transaction(ITEMS_OPTIONS, _ -> Items.super.saveSeveral(items));
  }

  /** Makes {@link ItemsImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Items> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Items> type() {
      return Items.class;
    }

    @Override
    public Items create(Session session) {
      return new ItemsImpl(session);
    }
  }
}
