package golden;

import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Outer.Base} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class Outer_BaseImpl implements Outer.Base {

  private static final Statement INHERITED =
      Statement.of(
          "Outer.Base.inherited",
          RowShape.scalar(Codecs.INTEGER),
          """
          SELECT 1
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public Outer_BaseImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Outer.Base#inherited}. */
  @Override
  public int inherited() {
    try (Rows rows = INHERITED.with(runner).query()) {
      return rows.single().getInt(0);
    }
  }

  /** Makes {@link Outer_BaseImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Outer.Base> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Outer.Base> type() {
      return Outer.Base.class;
    }

    @Override
    public Outer.Base create(Session session) {
      return new Outer_BaseImpl(session);
    }
  }
}
