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
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Old} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
@SuppressWarnings({"deprecation", "removal"})
public final class OldImpl implements Old {

  private static final Codec<OldType> OLD_TYPE_CODEC = Codecs.enumOf(OldType.values(), "A");

  private static final Codec<Item> ITEM_CODEC =
      Codecs.wrapped("Item", OLD_TYPE_CODEC, Item::new, Item::id);

  private static final Statement METHOD =
      Statement.of(
          "Old.method",
          RowShape.scalar(Codecs.INTEGER),
          """
          SELECT 1
          """);

  private static final Statement COMPONENT =
      Statement.of(
          "Old.component",
          RowShape.of("Item").column("id", "id", ITEM_CODEC),
          """
          SELECT 1 AS id
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public OldImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Old#method}. */
  @Override
  public int method() {
    try (Rows rows = METHOD.with(runner).query()) {
      return rows.single().getInt(0);
    }
  }

  /** Runs {@link Old#component}. */
  @Override
  public List<Item> component() {
    try (Rows rows = COMPONENT.with(runner).query()) {
      return rows.list(row -> row.get(0, ITEM_CODEC));
    }
  }

  /** Makes {@link OldImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Old> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Old> type() {
      return Old.class;
    }

    @Override
    public Old create(Session session) {
      return new OldImpl(session);
    }
  }
}
