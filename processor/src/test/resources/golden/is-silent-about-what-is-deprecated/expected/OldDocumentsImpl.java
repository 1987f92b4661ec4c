package golden;

import java.util.List;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.runtime.codec.JsonType;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link OldDocuments} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class OldDocumentsImpl implements OldDocuments {

  private static final Codec<Item> ITEM_JSON = Codecs.json(JsonType.of(Item.class));

  private static final Statement ITEMS =
      Statement.of(
          "OldDocuments.items",
          RowShape.scalar(ITEM_JSON),
          """
          SELECT item FROM items
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public OldDocumentsImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link OldDocuments#items}. */
  @Override
  public List<Item> items() {
    try (Rows rows = ITEMS.with(runner).query()) {
      return rows.list(row -> row.get(0, ITEM_JSON));
    }
  }

  /** Makes {@link OldDocumentsImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<OldDocuments> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<OldDocuments> type() {
      return OldDocuments.class;
    }

    @Override
    public OldDocuments create(Session session) {
      return new OldDocumentsImpl(session);
    }
  }
}
