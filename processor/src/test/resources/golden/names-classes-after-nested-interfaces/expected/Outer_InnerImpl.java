package golden;

import java.util.List;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Outer.Inner} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class Outer_InnerImpl implements Outer.Inner {

  private static final RowShape ROWS =
      RowShape.of("Rows").column("size", "size", Codecs.INTEGER).column("no", "no", Codecs.INTEGER);

  private static final Statement INHERITED =
      Statement.of(
          "Outer.Inner.inherited",
          RowShape.scalar(Codecs.INTEGER),
          """
          SELECT 1
          """);

  private static final Statement ALL =
      Statement.of(
          "Outer.Inner.all",
          ROWS,
          """
          SELECT 2 AS size
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public Outer_InnerImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Outer.Base#inherited}. */
  @Override
  public int inherited() {
    try (org.loompq.runtime.Rows rows = INHERITED.with(runner).query()) {
      return rows.single().getInt(0);
    }
  }

  /** Runs {@link Outer.Inner#all}. */
  @Override
  public List<Rows> all() {
    try (org.loompq.runtime.Rows rows = ALL.with(runner).query()) {
      return rows.list(Outer_InnerImpl::rows);
    }
  }

  private static Rows rows(org.loompq.runtime.Rows rows) {
    return new Rows(rows.getInt(0), rows.getInt(1));
  }

  /** Makes {@link Outer_InnerImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Outer.Inner> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Outer.Inner> type() {
      return Outer.Inner.class;
    }

    @Override
    public Outer.Inner create(Session session) {
      return new Outer_InnerImpl(session);
    }
  }
}
