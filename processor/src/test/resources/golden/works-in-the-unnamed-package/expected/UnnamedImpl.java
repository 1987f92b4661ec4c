import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Unnamed} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class UnnamedImpl implements Unnamed {

  private static final RowShape ITEM_2 =
      RowShape.of("Item").column("id", "id", Codecs.INTEGER).column("no", "no", Codecs.INTEGER);

  private static final Statement ITEM =
      Statement.of(
          "Unnamed.item",
          ITEM_2,
          """
          SELECT 1 AS id
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public UnnamedImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Unnamed#item}. */
  @Override
  public Item item() {
    try (Rows rows = ITEM.with(runner).query()) {
      return item2(rows.single());
    }
  }

  private static Item item2(Rows rows) {
    return new Item(rows.getInt(0), rows.getInt(1));
  }

  /** Makes {@link UnnamedImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Unnamed> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Unnamed> type() {
      return Unnamed.class;
    }

    @Override
    public Unnamed create(Session session) {
      return new UnnamedImpl(session);
    }
  }
}
